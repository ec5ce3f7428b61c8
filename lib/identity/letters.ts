import type { TxScope } from '@/lib/core/scope';
import type { NewMail } from '@/lib/mail/commands';
import type { SeatBook } from '@/lib/pool/book';
import { approvedWaiters, waitingPosition } from '@/lib/pool/list';
import { fullnessIn, wishOf } from '@/lib/pool/rules';
import type { Registration } from '@/lib/registration/intake';
import { addressed, approvedLetter, letterTo, statusLink } from '@/lib/registration/letters';

type Merged = { before: Registration; lost: Registration; now: Registration; tell: boolean };

/**
 * What a merge has to say: to the address of the application that goes only where that was chosen, and to that of the one
 * that stays wherever it stands otherwise now, which does not say why.
 */
export async function mergeLetters(
  tx: TxScope,
  book: SeatBook,
  { before, lost, now, tell }: Merged,
): Promise<NewMail[]> {
  const letters: NewMail[] = [];
  if (tell) {
    const to = letterTo(lost, 'merged');
    const values = { ...addressed(now), joined: lost.reference, link: statusLink(to.locale) };
    letters.push({ ...to, kind: 'merged', values });
  }
  if (now.state !== before.state) letters.push(await standingLetter(tx, book, now, `merged:${lost.id}`));
  return letters;
}

async function standingLetter(
  tx: TxScope,
  book: SeatBook,
  now: Registration,
  fact: string,
): Promise<NewMail> {
  if (now.state === 'approved') return approvedLetter(now, fact);
  const to = letterTo(now, fact);
  const values = { ...addressed(now), link: statusLink(to.locale) };
  const position = await waitingPosition(tx, now.id);
  if (!position) return { ...to, kind: 'promoted', values };
  const isApproved = (await approvedWaiters(tx, [now.id])).has(now.id);
  const place = { position, full: fullnessIn(book.count, wishOf(now)) };
  return { ...to, kind: isApproved ? 'approved_waiting' : 'waitlisted', values: { ...values, ...place } };
}

/** To who no longer comes: that somebody else has the place, and not who. */
export const substitutedLetter = (left: Registration): NewMail => ({
  ...letterTo(left, 'substituted'),
  kind: 'substituted',
  values: addressed(left),
});

/** To who comes instead: where that stands, and the way to one's own page. */
export function substituteLetter(now: Registration): NewMail {
  const to = letterTo(now, 'received');
  const outcome = now.state === 'approved' ? 'approved' : now.state === 'waitlisted' ? 'waiting' : 'review';
  return { ...to, kind: 'substitute', values: { ...addressed(now), outcome, link: statusLink(to.locale) } };
}
