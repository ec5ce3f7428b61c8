import { and, gt, inArray, or, sql } from 'drizzle-orm';
import { auditFact, type decision, type preparedDecision, scan } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';

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

/** What a decision rests on: a place in the list is not a part of it. */
const GROUNDS = ['registration.moved', 'registration.amended'];

/** The prepared decisions whose registrations have changed since they were looked at; by registration. */
export async function changedSincePrepared(
  tx: Pick<Scope, 'db'>,
  prepared: readonly Pick<typeof preparedDecision.$inferSelect, 'id' | 'registrationId' | 'preparedAt'>[],
): Promise<Set<string>> {
  const changed = await changedMeanwhile(
    tx,
    prepared.map((one) => ({ ...one, decidedAt: one.preparedAt })),
    GROUNDS,
  );
  return new Set(prepared.flatMap(({ id, registrationId }) => (changed.has(id) ? [registrationId] : [])));
}

/**
 * The decisions since which something else has happened to the person: moved, changed by hand, been at a gate. Goes by the
 * keys of the facts, which sort by the time at which they were written: a moment of a request may be older.
 */
export async function changedMeanwhile(
  tx: Pick<Scope, 'db'>,
  decisions: Pick<typeof decision.$inferSelect, 'id' | 'registrationId' | 'decidedAt'>[],
  changes: readonly string[] = CHANGES,
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
        inArray(auditFact.action, [...changes]),
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
