import { and, count, eq, inArray, type SQL } from 'drizzle-orm';
import { edition, informationRequest, registration } from '@/db/schema';
import { challengeAddresses } from '@/lib/challenge/commands';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { type Edition, instantAt } from '@/lib/edition/rules';
import { compose, type NewMail } from '@/lib/mail/commands';
import {
  attendanceAskedUntil,
  toAskAttendance,
  toRemindOfAttendance,
  toRemindToAnswer,
  toRemindToConfirm,
} from './due';
import type { Registration } from './intake';
import { attendanceLetter, confirmLink, deadlineLetter, statusLink } from './letters';

const TOGETHER = 100;

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

/** How many letters would leave by that at once, each counted by the question that sends it. */
export async function lettersDue({ db, now }: Pick<Scope, 'db' | 'now'>, current: Edition): Promise<number> {
  const people = async (where: SQL | undefined) =>
    (
      await db
        .select({ count: count() })
        .from(registration)
        .innerJoin(edition, and(eq(edition.id, registration.editionId), eq(edition.isCurrent, true)))
        .where(where)
    )[0]?.count ?? 0;
  const [asked] = await db
    .select({ count: count() })
    .from(informationRequest)
    .innerJoin(registration, eq(registration.id, informationRequest.registrationId))
    .where(toRemindToAnswer(current, now));
  return (
    (await people(toRemindToConfirm(current, now))) +
    (asked?.count ?? 0) +
    (await people(toAskAttendance(current, now))) +
    (await people(toRemindOfAttendance(current, now)))
  );
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

async function remindToConfirm(tx: TxScope, current: Edition): Promise<number> {
  const rows = await mark(tx, toRemindToConfirm(current, tx.now), { emailRemindedAt: tx.now });
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
  const open = await tx.db
    .select({ id: informationRequest.id })
    .from(informationRequest)
    .innerJoin(registration, eq(registration.id, informationRequest.registrationId))
    .where(toRemindToAnswer(current, tx.now))
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
  const { attendanceConfirmBy } = current;
  if (!attendanceConfirmBy) return 0;
  const dueAt = attendanceAskedUntil(attendanceConfirmBy, tx.now);
  const due = toAskAttendance(current, tx.now);
  const rows = await mark(tx, due, { attendanceAskedAt: tx.now, attendanceDueAt: dueAt });
  await compose(tx, current, await attendanceLetters(tx, current, rows, 'attendance_request', dueAt));
  return rows.length;
}

async function remindOfAttendance(tx: TxScope, current: Edition): Promise<number> {
  const { attendanceConfirmBy } = current;
  if (!attendanceConfirmBy) return 0;
  const due = toRemindOfAttendance(current, tx.now);
  const rows = await mark(tx, due, { attendanceRemindedAt: tx.now });
  await compose(
    tx,
    current,
    await attendanceLetters(tx, current, rows, 'attendance_reminder', attendanceConfirmBy),
  );
  return rows.length;
}

/** Each with a link of its own, which is good until the forum begins. */
async function attendanceLetters(
  tx: TxScope,
  current: Edition,
  rows: Registration[],
  kind: 'attendance_request' | 'attendance_reminder',
  atLeast: Date,
): Promise<NewMail[]> {
  const expiresAt = instantAt(`${current.startsOn}T00:00`, current.timeZone) ?? atLeast;
  const secrets = await challengeAddresses(
    tx,
    rows.map(({ id, emailKey }) => ({
      purpose: 'attendance' as const,
      emailKey,
      registrationId: id,
      expiresAt,
    })),
  );
  return rows.map((row, position) => {
    const own = row.attendanceDueAt ?? atLeast;
    return attendanceLetter(current, row, {
      kind,
      fact: `${kind}:${row.attendanceAskedAt?.getTime()}`,
      deadline: own > atLeast ? own : atLeast,
      token: secrets[position]?.linkToken ?? '',
    });
  });
}

async function mark(
  tx: TxScope,
  due: SQL | undefined,
  change: Partial<typeof registration.$inferInsert>,
): Promise<Registration[]> {
  const ids = (await few(tx, due)).map(({ id }) => id);
  if (ids.length === 0) return [];
  return tx.db.update(registration).set(change).where(inArray(registration.id, ids)).returning();
}
