import type { ReactNode } from 'react';
import { classes } from './classes';
import { Icon } from './icon';
import { TONE, type Tone } from './tone';

/** The letter of a category on its colour; `hue` is 1 to 14 and wraps around. */
export function LetterMark({ letter, hue, large = false }: { letter: string; hue: number; large?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={classes(
        'inline-grid shrink-0 place-items-center rounded font-semibold text-on-category print:border',
        large ? 'size-10 text-lg' : 'size-6 text-sm',
        `bg-category-${((hue - 1) % 14) + 1}`,
      )}
    >
      {letter}
    </span>
  );
}

/** A small label without a state. */
export const Tag = ({ children, mark }: { children: ReactNode; mark?: ReactNode }) => (
  <span className="inline-flex items-center gap-2 align-middle">
    {mark}
    {children}
  </span>
);

/** A state in colour, icon and word. */
export function StateTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  const look = TONE[tone];
  return (
    <span
      className={classes(
        'inline-flex items-center gap-1.5 rounded px-2 py-0.5 text-sm font-medium whitespace-nowrap',
        look.soft,
        look.text,
      )}
    >
      <Icon name={look.icon} className="size-[1.1em]" />
      {children}
    </span>
  );
}
