import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { authenticator, passkey, session } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import type { Person } from '@/lib/core/actor';
import { after } from '@/lib/core/clock';
import type { TxScope } from '@/lib/core/scope';
import { hashToken, newToken } from '@/lib/core/token';
import { LONGEST_SESSION_MS, type Opened } from './rules';

/** By what somebody has shown who it is; a letter is no second factor. */
export type ProvedBy = 'letter' | 'app' | 'passkey' | 'recovery';

/**
 * Notes on a person's session that it has just shown who it is, and gives it a new token: a copy of the old one that lies
 * elsewhere has proved nothing and opens nothing any more. Undefined when it has ended meanwhile.
 */
export async function noteProof(tx: TxScope, person: Person, by: ProvedBy): Promise<Opened | undefined> {
  const sessionToken = newToken();
  const noted = await tx.db
    .update(session)
    .set({
      sessionToken: hashToken(sessionToken),
      provedAt: tx.now,
      ...(by !== 'letter' && {
        secondProofAt: sql`coalesce(${session.secondProofAt}, ${tx.now.toISOString()}::timestamptz)`,
      }),
    })
    .where(ofPerson(person))
    .returning({ openedAt: session.openedAt });
  if (!noted[0]) return undefined;
  await record(tx, { action: 'session.proved', subject: `person:${person.userId}`, after: { by } });
  return { sessionToken, expires: after(noted[0].openedAt, LONGEST_SESSION_MS) };
}

/**
 * The same for a factor that was just set up in this session: it need not show it again to count, and proves no more than
 * before. Undefined where the session counted already.
 */
export async function noteEnrolment(tx: TxScope, person: Person): Promise<Opened | undefined> {
  const sessionToken = newToken();
  const [noted] = await tx.db
    .update(session)
    .set({ sessionToken: hashToken(sessionToken), secondProofAt: tx.now })
    .where(and(ofPerson(person), isNull(session.secondProofAt)))
    .returning({ openedAt: session.openedAt });
  return noted && { sessionToken, expires: after(noted.openedAt, LONGEST_SESSION_MS) };
}

// A person of whom no session is known has none: an undefined id must not match every row.
const ofPerson = ({ userId, sessionId }: Person) =>
  and(eq(session.userId, userId), sql`${session.id} = ${sessionId ?? null}::uuid`);

/** Ends every session of a person, and tells how many there were. */
export async function endSessionsOf(tx: TxScope, userId: string): Promise<number> {
  return (await tx.db.delete(session).where(eq(session.userId, userId)).returning({ id: session.id })).length;
}

/** Ends the sessions of a person but the one that acts now, and tells how many there were. */
export async function endOthersOf(tx: TxScope, userId: string): Promise<number> {
  const kept = tx.actor.kind === 'person' ? tx.actor.sessionId : undefined;
  const others = kept ? and(eq(session.userId, userId), ne(session.id, kept)) : eq(session.userId, userId);
  return (await tx.db.delete(session).where(others).returning({ id: session.id })).length;
}

/** Whether a person has a second factor that counts, as a condition on the column with the person's id. */
export const hasFactor = (userId: AnyPgColumn) => sql<boolean>`(
  EXISTS (SELECT 1 FROM ${authenticator} WHERE ${authenticator.userId} = ${userId} AND ${authenticator.confirmedAt} IS NOT NULL)
  OR EXISTS (SELECT 1 FROM ${passkey} WHERE ${passkey.userId} = ${userId})
)`;
