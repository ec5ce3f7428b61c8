'use client';

import type { ReactNode } from 'react';
import { useKept } from '../../../_desk/action-form';

type ChoiceProps = {
  name: string;
  value: string;
  isChosen: boolean;
  /** Of the field, and whose value it is: seen on a phone, where no column says it. */
  label: string;
  of: string | undefined;
  children: ReactNode;
};

/** One of two values of a field; what was chosen stays chosen when the whole was refused. */
export function Choice({ name, value, isChosen, label, of, children }: ChoiceProps) {
  const { typed } = useKept(name);
  const checked = typed === undefined ? isChosen : typed === value;
  return (
    <label className="flex min-h-8 cursor-pointer items-start gap-2 rounded has-checked:font-medium">
      <input
        key={String(checked)}
        type="radio"
        name={name}
        value={value}
        defaultChecked={checked}
        className="mt-0.5 size-5 shrink-0 accent-river"
      />
      <span className="grid min-w-0">
        <span className="sr-only">{label}</span>
        <span className="tabular text-sm font-normal text-muted md:sr-only">{of}</span>
        {children}
      </span>
    </label>
  );
}
