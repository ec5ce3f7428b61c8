import { and, gt, inArray, or, sql } from 'drizzle-orm';
import { auditFact, type decision, scan } from '@/db/schema';
import type { TxScope } from '@/lib/core/scope';

/** What may happen to somebody without a change of state, and stands in the way of an undo all the same. */
const CHANGES = [
  'registration.moved',
  'registration.amended',
  'registration.merged',
  'registration.attendance_confirmed',
  'registration.prioritised',
  'registration.moved_in_line',
  'party.formed',
  'party.dissolved',
];

/**
 * The decisions since which something else has happened to the person: moved, changed by hand, been at a gate. Goes by the
 * keys of the facts, which sort by the time at which they were written: a moment of a request may be older.
 */
export async function changedMeanwhile(
  tx: TxScope,
  decisions: Pick<typeof decision.$inferSelect, 'id' | 'registrationId' | 'decidedAt'>[],
): Promise<Set<string>> {
  if (decisions.length === 0) return new Set();
  const earliest = decisions.reduce((least, { id }) => (id < least ? id : least), decisions[0]?.id ?? '');
  const subjects = decisions.map(({ registrationId }) => `registration:${registrationId}`);
  const facts = await tx.db
    .select({ id: auditFact.id, subject: auditFact.subject })
    .from(auditFact)
    .where(
      and(
        inArray(auditFact.subject, subjects),
        inArray(auditFact.action, CHANGES),
        gt(auditFact.id, earliest),
      ),
    );
  const since = new Date(Math.min(...decisions.map(({ decidedAt }) => decidedAt.getTime())));
  const scans = await tx.db
    .select({ of: scan.registrationId, at: scan.receivedAt })
    .from(scan)
    .where(
      and(
        inArray(
          scan.registrationId,
          decisions.map(({ registrationId }) => registrationId),
        ),
        or(gt(scan.receivedAt, since), sql`${scan.scannedAt} > ${since.toISOString()}`),
      ),
    );
  const changed = decisions.filter(
    ({ id, registrationId, decidedAt }) =>
      facts.some((fact) => fact.subject === `registration:${registrationId}` && fact.id > id) ||
      scans.some(({ of, at }) => of === registrationId && at > decidedAt),
  );
  return new Set(changed.map(({ id }) => id));
}
