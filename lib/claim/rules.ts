import type { ClaimKind, claim } from '@/db/schema';
import { after, DAY_MS } from '@/lib/core/clock';
import { seal, unseal } from '@/lib/core/crypto';
import { type Edition, instantAt, wallTime } from '@/lib/edition/rules';

/** For a correction the law allows less than for the rest: 152-FZ, article 21, part 3. */
const CORRECTION_WORKING_DAYS = 7;

type Days = Pick<Edition, 'rightsWorkingDays' | 'rightsErasureDays' | 'timeZone'>;

/**
 * By when something is answered: access and objections by the setting (152-FZ, article 20: ten working days), a correction within
 * seven of them, erasing within so many days of the calendar (article 21, part 5: thirty). Ends with the day, on the forum's clock.
 */
export function dueOf(kind: ClaimKind, receivedAt: Date, edition: Days): Date {
  const first = wallTime(receivedAt, edition.timeZone).slice(0, 10);
  const last =
    kind === 'erase'
      ? dayAfter(first, edition.rightsErasureDays)
      : afterWorkingDays(
          first,
          kind === 'correct'
            ? Math.min(CORRECTION_WORKING_DAYS, edition.rightsWorkingDays)
            : edition.rightsWorkingDays,
        );
  return instantAt(`${last}T23:59`, edition.timeZone) ?? after(receivedAt, DAY_MS);
}

const LAW = { rightsWorkingDays: 10, rightsErasureDays: 30 };

/** Whether a deadline that was changed comes later than what 152-FZ allows; other laws are the organisers' to know. */
export const isLaterThanLaw = (changed: readonly string[], edition: Days): boolean =>
  (['rightsWorkingDays', 'rightsErasureDays'] as const).some(
    (key) => changed.includes(key) && edition[key] > LAW[key],
  );

/** Monday to Friday: public holidays are not known here, so the day comes out earlier than the law's, never later. */
function afterWorkingDays(day: string, count: number): string {
  let last = day;
  for (let left = count; left > 0; ) {
    last = dayAfter(last, 1);
    const weekday = new Date(`${last}T12:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return last;
}

const dayAfter = (day: string, count: number): string =>
  after(new Date(`${day}T12:00Z`), count * DAY_MS)
    .toISOString()
    .slice(0, 10);

type Row = typeof claim.$inferSelect;
export type Claim = Omit<Row, 'sealedWords' | 'sealedAnswer'> & { words: string; answer: string };

const context = (id: string, side: 'words' | 'answer') => `claim:${side}:${id}`;

export const sealedWords = (id: string, side: 'words' | 'answer', text: string): Buffer =>
  seal(text, context(id, side));

/** What both sides said, in clear. Whoever asks has asked for the right. */
export const openClaim = ({ sealedWords: words, sealedAnswer: answer, ...row }: Row): Claim => ({
  ...row,
  words: words ? unseal(words, context(row.id, 'words')) : '',
  answer: answer ? unseal(answer, context(row.id, 'answer')) : '',
});

export const isOverdue = ({ dueAt, closedAt }: Pick<Row, 'dueAt' | 'closedAt'>, now: Date): boolean =>
  closedAt === null && dueAt < now;
