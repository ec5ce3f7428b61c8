import { and, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import { registration } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import type { TxScope } from '@/lib/core/scope';
import { type Edition, instantAt } from '@/lib/edition/rules';

/** How many people keep an earlier promise when settings change. */
export type Promises = {
  /** They were told a later date than the new one, and keep it. */
  keptDates: number;
  /** They were asked once, and then no longer: they are asked anew, with time to answer. */
  respited: number;
};

/**
 * Keeps what people were told when the settings of an edition change (decision 021): a deadline that somebody knows never comes
 * nearer, and nobody lapses by a deadline that was not in force a moment ago. To be called in the transaction that changes the
 * settings, under the lock of the seats.
 */
export async function keepPromises(tx: TxScope, before: Edition, next: Edition): Promise<Promises> {
  const [was, is] = [inForce(before, tx.now), inForce(next, tx.now)];
  if (!is) return { keptDates: 0, respited: 0 };
  const kept = was ? await keepDates(tx, next.id, was, is) : 0;
  const respited = was ? 0 : await askAnew(tx, next.id);
  if (kept + respited > 0) {
    await record(tx, {
      action: 'edition.promises_kept',
      subject: `edition:${next.id}`,
      after: { keptDates: kept, respited },
    });
  }
  return { keptDates: kept, respited };
}

/** Until when approved people have to say that they come; undefined where nobody lapses for it, as after the forum has begun. */
function inForce({ attendanceConfirmBy, startsOn, timeZone }: Edition, now: Date): Date | undefined {
  const begins = instantAt(`${startsOn}T00:00`, timeZone);
  return attendanceConfirmBy && begins && begins > now ? attendanceConfirmBy : undefined;
}

const owing = (editionId: string) =>
  and(
    eq(registration.editionId, editionId),
    eq(registration.state, 'approved'),
    isNotNull(registration.attendanceDueAt),
    isNull(registration.attendanceConfirmedAt),
  );

/** The later of one's own date and the old setting was what counted; where the setting comes nearer it becomes one's own. */
async function keepDates(tx: TxScope, editionId: string, was: Date, is: Date): Promise<number> {
  if (is >= was) return 0;
  const kept = await tx.db
    .update(registration)
    .set({ attendanceDueAt: was })
    .where(and(owing(editionId), lt(registration.attendanceDueAt, was)))
    .returning({ id: registration.id });
  return kept.length;
}

/** Nobody was waiting for their answer any more, so they are asked as if for the first time: with a letter, and days to answer. */
async function askAnew(tx: TxScope, editionId: string): Promise<number> {
  const asked = await tx.db
    .update(registration)
    .set({ attendanceAskedAt: null, attendanceDueAt: null, attendanceRemindedAt: null })
    .where(owing(editionId))
    .returning({ id: registration.id });
  return asked.length;
}
