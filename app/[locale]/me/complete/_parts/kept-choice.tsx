'use client';

import { type RadioCard, RadioCards } from '@/app/_ui/radio-cards';
import { useKept } from '@/app/admin/_desk/action-form';

type KeptChoiceProps = {
  name: string;
  legend: string;
  help?: string;
  cards: readonly RadioCard[];
  defaultValue?: string;
};

/** One of a few, each with a line of explanation. */
export function KeptChoice({ name, defaultValue, ...question }: KeptChoiceProps) {
  const { typed, fault, id } = useKept(name);
  const chosen = [typed].flat()[0] ?? defaultValue;
  return <RadioCards key={chosen} name={name} id={id} error={fault} defaultValue={chosen} {...question} />;
}
