import type { ReactNode } from 'react';
import { FieldSet } from './field-set';

export type RadioCard = { value: string; label: ReactNode; help?: ReactNode; mark?: ReactNode };

type RadioCardsProps = {
  name: string;
  id?: string;
  legend: ReactNode;
  help?: ReactNode;
  error?: ReactNode;
  optional?: string;
  cards: readonly RadioCard[];
  defaultValue?: string;
  columns?: 1 | 2;
};

/** One of a few, each with a line of explanation; the whole card can be pressed. */
export function RadioCards({
  name,
  id = name,
  cards,
  defaultValue,
  columns = 1,
  ...question
}: RadioCardsProps) {
  return (
    <FieldSet id={id} {...question}>
      <div className={columns === 2 ? 'grid gap-2 sm:grid-cols-2' : 'grid gap-2'}>
        {cards.map((card) => (
          <label
            key={card.value}
            className="flex min-h-11 cursor-pointer items-start gap-3 rounded border border-edge bg-surface px-3 py-2.5 hover:border-ink has-checked:border-river has-checked:bg-river-soft has-checked:inset-ring has-checked:inset-ring-river has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-river"
          >
            <input
              type="radio"
              name={name}
              value={card.value}
              defaultChecked={card.value === defaultValue}
              required={!question.optional}
              aria-invalid={question.error ? true : undefined}
              className="mt-0.5 size-5 shrink-0 accent-river focus-visible:outline-none"
            />
            <span className="grid flex-1 gap-0.5">
              <span className="font-medium">{card.label}</span>
              {card.help && <span className="text-sm text-muted">{card.help}</span>}
            </span>
            {card.mark}
          </label>
        ))}
      </div>
    </FieldSet>
  );
}
