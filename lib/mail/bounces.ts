import { type AnyColumn, and, count, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { hasRow } from '@/db/exists';
import { type BounceKind, mailBounce, mailMessage, registration } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { foldEmail } from '@/lib/core/fold';
import { isId, newId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import type { BounceInput, Reported } from './input';
import { mayReadOutbox, mayReportBounces } from './policy';
import { kindOf } from './refused';
import { readReport } from './report';

const isMarked = and(isNull(mailBounce.clearedAt), inArray(mailBounce.kind, ['permanent', 'complaint']));

/** True for addresses to which nothing goes in bulk: a letter came back from there, or its reader has complained. */
export const isUndeliverable = (emailKey: AnyColumn): SQL<boolean> =>
  hasRow(mailBounce, and(eq(mailBounce.emailKey, emailKey), isMarked));

type Letter = Pick<typeof mailMessage.$inferSelect, 'id' | 'recipient' | 'registrationId'>;
type Outcome = { kind: BounceKind; status: string | undefined; source: 'server' | 'report'; at: Date };

/** Notes once what became of a letter; the letter is a bounced one from then on, unless its reader only complained. */
export async function noteBounce(
  tx: TxScope,
  { id: mailId, recipient, registrationId }: Letter,
  { kind, status, source, at }: Outcome,
): Promise<boolean> {
  const noted = await tx.db
    .insert(mailBounce)
    .values({
      id: newId(),
      mailId,
      registrationId,
      emailKey: foldEmail(recipient),
      kind,
      status: status ?? null,
      source,
      happenedAt: at,
      notedAt: tx.now,
    })
    .onConflictDoNothing()
    .returning({ id: mailBounce.id });
  if (noted.length === 0) return false;
  if (kind !== 'complaint')
    await tx.db.update(mailMessage).set({ state: 'bounced' }).where(eq(mailMessage.id, mailId));
  await record(tx, {
    action: kind === 'complaint' ? 'mail.complained' : 'mail.bounced',
    subject: registrationId ? `registration:${registrationId}` : `mail:${mailId}`,
    after: { status: status ?? '' },
  });
  return true;
}

export type Taken = { noted: number; known: number; unknown: number; ignored: number };

/**
 * Takes in what a provider reports of letters that came back: each is noted once, by its Message-ID, else as that of the newest
 * letter to the address. What we have never written to is unknown and leaves nothing behind; delays are ignored.
 */
export async function takeInBounces(
  scope: Scope,
  { bounces = [], message }: BounceInput,
): Promise<Result<Taken, 'NOT_ALLOWED'>> {
  if (!mayReportBounces(scope.actor)) return refuse('NOT_ALLOWED');
  const reports = [...bounces, ...(message ? await readReport(message) : [])];
  return inTransaction<Taken, 'NOT_ALLOWED'>(scope, async (tx) => {
    const taken: Taken = { noted: 0, known: 0, unknown: 0, ignored: 0 };
    for (const report of reports) taken[await takeIn(tx, report)] += 1;
    return ok(taken);
  });
}

async function takeIn(tx: TxScope, report: Reported): Promise<keyof Taken> {
  const { kind, status } = report;
  if (kind === 'transient' || status?.startsWith('4')) return 'ignored';
  const letter = await letterOf(tx, report);
  if (!letter) return 'unknown';
  const outcome = { kind: kind === 'complaint' ? kind : kindOf(status), status, source: 'report' as const };
  // A clock that is ahead of ours must not make a letter come back tomorrow.
  const at = report.at && report.at < tx.now ? report.at : tx.now;
  return (await noteBounce(tx, letter, { ...outcome, at })) ? 'noted' : 'known';
}

/** Locked, so that of two reports about a letter the second finds what the first has noted. Only letters that have left come back. */
async function letterOf(tx: TxScope, { messageId, recipient }: Reported): Promise<Letter | undefined> {
  const which = messageId
    ? isId(messageId) && eq(mailMessage.id, messageId)
    : sql`lower(${mailMessage.recipient}) = ${foldEmail(recipient ?? '')}`;
  if (!which) return undefined;
  const [found] = await tx.db
    .select({
      id: mailMessage.id,
      recipient: mailMessage.recipient,
      registrationId: mailMessage.registrationId,
    })
    .from(mailMessage)
    .where(and(which, inArray(mailMessage.state, ['sent', 'bounced'])))
    .orderBy(desc(mailMessage.createdAt))
    .limit(1)
    .for('update');
  return found;
}

/** Says that an address takes letters again: bulk mail goes there as before, until another one comes back. */
export function clearBounces(scope: Scope, id: string): Promise<Result<void, 'NOT_ALLOWED' | 'NOT_FOUND'>> {
  return inTransaction<void, 'NOT_ALLOWED' | 'NOT_FOUND'>(scope, async (tx) => {
    if (!mayReadOutbox(tx.actor)) return refuse('NOT_ALLOWED');
    const [found] = isId(id) ? await tx.db.select().from(mailBounce).where(eq(mailBounce.id, id)) : [];
    if (!found) return refuse('NOT_FOUND');
    const cleared = await tx.db
      .update(mailBounce)
      .set({ clearedAt: tx.now, clearedBy: actorKey(tx.actor) })
      .where(and(eq(mailBounce.emailKey, found.emailKey), isNull(mailBounce.clearedAt)))
      .returning({ id: mailBounce.id });
    // Pressed twice, it is cleared once.
    if (cleared.length === 0) return ok(undefined);
    const { registrationId, mailId } = found;
    await record(tx, {
      action: 'mail.cleared',
      subject: registrationId ? `registration:${registrationId}` : `mail:${mailId}`,
      after: { count: cleared.length },
    });
    return ok(undefined);
  });
}

export type Bounce = Omit<typeof mailBounce.$inferSelect, 'source'> & {
  recipient: string | null;
  reference: string | null;
};
export type BouncePage = { rows: Bounce[]; total: number; marked: number };

/** The letters that came back, newest first; and how many addresses are marked for it. */
export async function bounces(
  scope: Scope,
  page: { limit: number; offset: number },
): Promise<Result<BouncePage, 'NOT_ALLOWED'>> {
  if (!mayReadOutbox(scope.actor)) return refuse('NOT_ALLOWED');
  const [rows, [counted]] = await Promise.all([
    listed(scope, undefined).limit(page.limit).offset(page.offset),
    scope.db.select({ total: count() }).from(mailBounce),
  ]);
  return ok({ rows, total: counted?.total ?? 0, marked: await markedAddresses(scope) });
}

/** What came back of the letters about one registration, newest first. */
export async function bouncesAbout(scope: Scope, registrationId: string): Promise<Bounce[]> {
  return mayReadOutbox(scope.actor) ? listed(scope, eq(mailBounce.registrationId, registrationId)) : [];
}

/** How many addresses are marked; nothing to those who may not read the outbox. */
export async function markedAddresses(scope: Scope): Promise<number> {
  if (!mayReadOutbox(scope.actor)) return 0;
  const [counted] = await scope.db
    .select({ people: sql<number>`count(DISTINCT ${mailBounce.emailKey})::int` })
    .from(mailBounce)
    .where(isMarked);
  return counted?.people ?? 0;
}

const listed = ({ db }: Scope, where: SQL | undefined) =>
  db
    .select({
      id: mailBounce.id,
      mailId: mailBounce.mailId,
      registrationId: mailBounce.registrationId,
      emailKey: mailBounce.emailKey,
      kind: mailBounce.kind,
      status: mailBounce.status,
      happenedAt: mailBounce.happenedAt,
      notedAt: mailBounce.notedAt,
      clearedAt: mailBounce.clearedAt,
      clearedBy: mailBounce.clearedBy,
      recipient: mailMessage.recipient,
      reference: registration.reference,
    })
    .from(mailBounce)
    .leftJoin(mailMessage, eq(mailMessage.id, mailBounce.mailId))
    .leftJoin(registration, eq(registration.id, mailBounce.registrationId))
    .where(where)
    .orderBy(desc(mailBounce.notedAt), desc(mailBounce.id));
