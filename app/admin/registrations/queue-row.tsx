import { Bidi } from '@/app/_ui/bidi';
import { LetterMark, StateTag } from '@/app/_ui/tag';
import type { Tone } from '@/app/_ui/tone';

/** One row of the list beside a record, in the reader's words. */
export type QueueRow = {
  reference: string;
  href: string;
  name: string;
  native: string | null;
  category: { letter: string; hue: number; name: string } | undefined;
  country: string;
  tone: Tone;
  state: string;
  /** Why it stands before others, if it does. */
  standing: string | null;
  isAtDesk: boolean;
  submitted: string;
};

/** A person in two lines; the one that stands open is marked. */
export function QueueLink({ row, isOpen }: { row: QueueRow; isOpen: boolean }) {
  return (
    <a
      href={row.href}
      data-row
      aria-current={isOpen ? 'true' : undefined}
      className="grid h-16 grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 border-b border-line px-3 text-[0.875rem] -outline-offset-2 hover:bg-sunken aria-[current]:border-s-4 aria-[current]:border-s-river aria-[current]:bg-river-soft"
    >
      {row.category && (
        <span title={row.category.name}>
          <LetterMark letter={row.category.letter} hue={row.category.hue} />
          <span className="sr-only">{row.category.name}</span>
        </span>
      )}
      <span className="grid min-w-0">
        <span className="truncate font-medium">
          <Bidi>{row.name}</Bidi>
          {row.native && row.native !== row.name && (
            <span className="ms-2 font-normal text-muted">
              <Bidi>{row.native}</Bidi>
            </span>
          )}
        </span>
        <span className="truncate text-muted">
          {row.standing && (
            <span className={row.isAtDesk ? 'font-semibold text-red' : 'font-medium text-ink'}>
              {row.standing} ·{' '}
            </span>
          )}
          {row.country}
        </span>
      </span>
      <span className="grid justify-items-end">
        <StateTag tone={row.tone}>{row.state}</StateTag>
        <span className="tabular text-muted">{row.submitted}</span>
      </span>
    </a>
  );
}
