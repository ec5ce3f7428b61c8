'use client';

import { useState, useSyncExternalStore } from 'react';
import { Button } from '@/app/_ui/button';

const never = () => () => undefined;

/** Ticks every box of the form, or none. Without script it is not missed: the boxes are there one by one. */
export function PickAll({ all, none }: { all: string; none: string }) {
  const [isAll, setIsAll] = useState(false);
  const isAwake = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const tickAll = (form: HTMLFormElement | null) => {
    for (const box of form?.querySelectorAll<HTMLInputElement>('input[name=pick]') ?? [])
      box.checked = !isAll;
    setIsAll(!isAll);
  };
  return (
    <Button
      type="button"
      size="small"
      tone="quiet"
      className={isAwake ? undefined : 'invisible'}
      onClick={(event) => tickAll(event.currentTarget.form)}
    >
      {isAll ? none : all}
    </Button>
  );
}
