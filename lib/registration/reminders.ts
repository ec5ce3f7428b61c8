import { and, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { edition, informationRequest, mailMessage, registration } from '@/db/schema';
import { challengeAddresses } from '@/lib/challenge/commands';
import { after, DAY_MS } from '@/lib/core/clock';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import type { Edition } from '@/lib/edition/rules';
import { compose, type NewMail } from '@/lib/mail/commands';
import { attendanceDue, forumBegins, owesConfirmation } from './deadlines';
import type { Registration } from './intake';
import { confirmLink, deadlineLetter, statusLink } from './letters';

const TOGETHER = 100;
/** Who is asked late still gets this long to answer. */
const SHORTEST_ASK_DAYS = 3;

/**
 * Reminds people of the deadlines that they are about to miss, and asks the approved whether they will come, each once: who
 * is marked in a transaction is written to in it.
 */
export async function remindOfDeadlines(scope: Scope): Promise<void> {
  const current = await currentEdition(scope);
  for (const work of [remindToConfirm, remindToAnswer, askAttendance, remindOfAttendance]) {
    for (;;) {
      const some = await inTransaction(scope, async (tx) => ok(await work(tx, current)));
      if (expectOk(some) < TOGETHER) break;
    }
  }
}

/** The rows that one round marks: the foremost, unless another worker is at them. */
const few = (tx: TxScope, where: SQL | undefined) =>
  tx.db
    .select({ id: registration.id })
    .from(registration)
    .innerJoin(edition, and(eq(edition.id, registration.editionId), eq(edition.isCurrent, true)))
    .where(where)
    .limit(TOGETHER)
    .for('no key update', { of: registration, skipLocked: true });

/** Within so many hours of a deadline; none at all when the setting is 0. */
const isNear = (deadline: SQL | typeof registration.confirmEmailBy, hours: number, now: Date): SQL =>
  hours === 0
    ? sql`false`
    : sql`${deadline} > ${now.toISOString()} AND ${deadline} - make_interval(hours => ${hours}) <= ${now.toISOString()}`;

async function remindToConfirm(tx: TxScope, current: Edition): Promise<number> {
  const due = and(
    owesConfirmation,
    isNull(registration.emailRemindedAt),
    isNear(registration.confirmEmailBy, current.emailReminderHours, tx.now),
    // Not a moment after the first letter.
    sql`${registration.submittedAt} < ${registration.confirmEmailBy} - make_interval(hours => ${current.emailReminderHours})`,
  );
  const rows = await mark(tx, due, { emailRemindedAt: tx.now });
  const secrets = await challengeAddresses(
    tx,
    rows.map(({ id, emailKey, confirmEmailBy }) => ({
      purpose: 'confirm_email' as const,
      emailKey,
      registrationId: id,
      expiresAt: confirmEmailBy ?? tx.now,
    })),
  );
  const letters = rows.map((row, position) =>
    deadlineLetter(current, row, {
      kind: 'confirm_reminder',
      fact: 'confirm-reminder',
      deadline: row.confirmEmailBy ?? tx.now,
      link: confirmLink(row.locale, secrets[position]?.linkToken ?? ''),
    }),
  );
  await compose(tx, current, letters);
  return rows.length;
}

async function remindToAnswer(tx: TxScope, current: Edition): Promise<number> {
  const hours = current.informationReminderHours;
  const open = await tx.db
    .select({ id: informationRequest.id })
    .from(informationRequest)
    .innerJoin(registration, eq(registration.id, informationRequest.registrationId))
    .where(
      and(
        eq(registration.editionId, current.id),
        isNull(informationRequest.answeredAt),
        isNull(informationRequest.remindedAt),
        isNear(sql`${informationRequest.deadlineAt}`, hours, tx.now),
        sql`${informationRequest.requestedAt} < ${informationRequest.deadlineAt} - make_interval(hours => ${hours})`,
      ),
    )
    .limit(TOGETHER)
    .for('update', { of: informationRequest, skipLocked: true });
  if (open.length === 0) return 0;
  const ids = open.map(({ id }) => id);
  const asked = await tx.db
    .update(informationRequest)
    .set({ remindedAt: tx.now })
    .where(inArray(informationRequest.id, ids))
    .returning();
  const rows = await tx.db
    .select()
    .from(registration)
    .where(
      inArray(
        registration.id,
        asked.map(({ registrationId }) => registrationId),
      ),
    );
  const letters = asked.flatMap((request): NewMail[] => {
    const row = rows.find(({ id }) => id === request.registrationId);
    const letter = {
      kind: 'information_reminder' as const,
      fact: `reminder:${request.id}`,
      deadline: request.deadlineAt,
    };
    return row ? [deadlineLetter(current, row, { ...letter, link: statusLink(row.locale) })] : [];
  });
  await compose(tx, current, letters);
  return open.length;
}

async function askAttendance(tx: TxScope, current: Edition): Promise<number> {
  const { attendanceConfirmBy, attendanceAskDays } = current;
  if (!attendanceConfirmBy) return 0;
  const shortest = after(tx.now, SHORTEST_ASK_DAYS * DAY_MS);
  const dueAt = attendanceConfirmBy > shortest ? attendanceConfirmBy : shortest;
  const due = and(
    eq(registration.state, 'approved'),
    isNull(registration.attendanceAskedAt),
    isNull(registration.attendanceConfirmedAt),
    // Not before the letter of the approval, which may be held back.
    sql`NOT EXISTS (SELECT 1 FROM ${mailMessage} WHERE ${mailMessage.registrationId} = ${registration.id}
      AND ${mailMessage.state} = 'queued' AND ${mailMessage.heldUntil} > ${tx.now.toISOString()})`,
    // Whom the forum leaves no time to answer is welcome without.
    sql`${forumBegins} > ${dueAt.toISOString()}`,
    sql`${attendanceConfirmBy.toISOString()}::timestamptz - make_interval(days => ${attendanceAskDays}) <= ${tx.now.toISOString()}`,
  );
  const rows = await mark(tx, due, { attendanceAskedAt: tx.now, attendanceDueAt: dueAt });
  await compose(tx, current, rows.map(attendanceLetter(current, 'attendance_request', dueAt)));
  return rows.length;
}

async function remindOfAttendance(tx: TxScope, current: Edition): Promise<number> {
  const { attendanceConfirmBy, attendanceReminderHours } = current;
  if (!attendanceConfirmBy) return 0;
  const due = and(
    eq(registration.state, 'approved'),
    isNotNull(registration.attendanceDueAt),
    isNull(registration.attendanceRemindedAt),
    isNull(registration.attendanceConfirmedAt),
    isNear(attendanceDue, attendanceReminderHours, tx.now),
    sql`${registration.attendanceAskedAt} < ${attendanceDue} - make_interval(hours => ${attendanceReminderHours})`,
  );
  const rows = await mark(tx, due, { attendanceRemindedAt: tx.now });
  await compose(tx, current, rows.map(attendanceLetter(current, 'attendance_reminder', attendanceConfirmBy)));
  return rows.length;
}

const attendanceLetter =
  (current: Edition, kind: 'attendance_request' | 'attendance_reminder', atLeast: Date) =>
  (row: Registration): NewMail => {
    const own = row.attendanceDueAt ?? atLeast;
    const fact = `${kind}:${row.attendanceAskedAt?.getTime()}`;
    const deadline = own > atLeast ? own : atLeast;
    return deadlineLetter(current, row, { kind, fact, deadline, link: statusLink(row.locale) });
  };

async function mark(
  tx: TxScope,
  due: SQL | undefined,
  change: Partial<typeof registration.$inferInsert>,
): Promise<Registration[]> {
  const ids = (await few(tx, due)).map(({ id }) => id);
  if (ids.length === 0) return [];
  return tx.db.update(registration).set(change).where(inArray(registration.id, ids)).returning();
}
