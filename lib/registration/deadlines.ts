import { and, eq, inArray, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm';
import { edition, informationRequest, registration, waiting } from '@/db/schema';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { compose } from '@/lib/mail/commands';
import type { Registration } from './intake';
import { addressed, letterTo } from './letters';
import { UNDECIDED_STATES } from './rules';
import { leaveTogether, lockRegistrationsById } from './transition';

/** What a person can let pass: confirming the address, answering a request, saying whether one will come. */
export const CAUSES = ['email_unconfirmed', 'request_unanswered', 'attendance_unconfirmed'] as const;
export type Cause = (typeof CAUSES)[number];

const TOGETHER = 100;

/**
 * Lapses whatever has let a deadline pass; the seats go to whoever waits. Safe to run any number of times and by several
 * workers: each registration is looked at again under the lock. Tells how many lapsed.
 */
export async function lapseOverdue(scope: Scope): Promise<number> {
  let lapsed = 0;
  for (const cause of CAUSES) {
    for (;;) {
      const due = await scope.db
        .select({ id: registration.id })
        .from(registration)
        .innerJoin(edition, currentOne)
        .where(overdue(cause, scope.now))
        .limit(TOGETHER);
      if (due.length === 0) break;
      const ids = due.map(({ id }) => id);
      lapsed += expectOk(await inTransaction(scope, async (tx) => ok(await lapse(tx, ids, cause))));
      if (due.length < TOGETHER) break;
    }
  }
  return lapsed;
}

const currentOne = and(eq(edition.id, registration.editionId), eq(edition.isCurrent, true));

/** A later date in the settings is good for everybody, an earlier one for nobody who was told another. */
export const attendanceDue = sql`greatest(${registration.attendanceDueAt}, ${edition.attendanceConfirmBy})`;

/** The first moment of the forum, by the clock of its zone. */
export const forumBegins = sql`(${edition.startsOn}::timestamp AT TIME ZONE ${edition.timeZone})`;

/** An approved registration no longer lapses for its address (product rule 4), nor does one that was approved in advance. */
export const owesConfirmation = and(
  isNull(registration.emailConfirmedAt),
  inArray(registration.state, [...UNDECIDED_STATES]),
  sql`NOT EXISTS (SELECT 1 FROM ${waiting} WHERE ${waiting.registrationId} = ${registration.id}
    AND ${waiting.approvedAt} IS NOT NULL)`,
);

function overdue(cause: Cause, now: Date): SQL | undefined {
  switch (cause) {
    case 'email_unconfirmed':
      return and(owesConfirmation, lte(registration.confirmEmailBy, now));
    case 'request_unanswered':
      return and(
        eq(registration.state, 'needs_info'),
        sql`EXISTS (SELECT 1 FROM ${informationRequest} WHERE ${informationRequest.registrationId} = ${registration.id}
          AND ${informationRequest.answeredAt} IS NULL AND ${informationRequest.deadlineAt} <= ${now.toISOString()})`,
      );
    case 'attendance_unconfirmed':
      return and(
        eq(registration.state, 'approved'),
        isNotNull(edition.attendanceConfirmBy),
        isNotNull(registration.attendanceDueAt),
        isNull(registration.attendanceConfirmedAt),
        sql`${attendanceDue} <= ${now.toISOString()}`,
        // Who is in the hall is not asked any more whether they will come.
        sql`${forumBegins} > ${now.toISOString()}`,
      );
  }
}

async function lapse(tx: TxScope, ids: string[], cause: Cause): Promise<number> {
  const { book, registrations } = await lockRegistrationsById(tx, ids);
  const still = await tx.db
    .select({ id: registration.id })
    .from(registration)
    .innerJoin(edition, currentOne)
    .where(and(inArray(registration.id, ids), overdue(cause, tx.now)));
  const isStill = new Set(still.map(({ id }) => id));
  const due = registrations.filter(({ id }) => isStill.has(id));
  const gone = await leaveTogether(tx, book, due, 'lapsed', { after: { cause } });
  await compose(tx, book.edition, gone.map(lapsedLetter));
  return gone.length;
}

const lapsedLetter = (row: Registration) => ({
  ...letterTo(row, `lapsed:${row.stateChangedAt.getTime()}`),
  kind: 'lapsed' as const,
  values: addressed(row),
});
