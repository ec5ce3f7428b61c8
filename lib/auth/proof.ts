import { and, eq, isNull, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { authenticator, passkey, session } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import type { Person } from '@/lib/core/actor';
import type { TxScope } from '@/lib/core/scope';

/** By what somebody has shown who it is; a letter is no second factor. */
export type ProvedBy = 'letter' | 'app' | 'passkey' | 'recovery';

/** Notes on a person's session that it has just shown who it is; false when it has ended meanwhile. */
export async function noteProof(tx: TxScope, person: Person, by: ProvedBy): Promise<boolean> {
  const noted = await tx.db
    .update(session)
    .set({
      provedAt: tx.now,
      ...(by !== 'letter' && {
        secondProofAt: sql`coalesce(${session.secondProofAt}, ${tx.now.toISOString()}::timestamptz)`,
      }),
    })
    .where(ofPerson(person))
    .returning({ id: session.id });
  if (noted.length === 0) return false;
  await record(tx, { action: 'session.proved', subject: `person:${person.userId}`, after: { by } });
  return true;
}

/** The same for a factor that was just set up in this session: it need not show it again to count, and proves no more than before. */
export async function noteEnrolment(tx: TxScope, person: Person): Promise<void> {
  await tx.db
    .update(session)
    .set({ secondProofAt: tx.now })
    .where(and(ofPerson(person), isNull(session.secondProofAt)));
}

// A person of whom no session is known has none: an undefined id must not match every row.
const ofPerson = ({ userId, sessionId }: Person) =>
  and(eq(session.userId, userId), sql`${session.id} = ${sessionId ?? null}::uuid`);

/** Ends every session of a person, and tells how many there were. */
export async function endSessionsOf(tx: TxScope, userId: string): Promise<number> {
  return (await tx.db.delete(session).where(eq(session.userId, userId)).returning({ id: session.id })).length;
}

/** Whether a person has a second factor that counts, as a condition on the column with the person's id. */
export const hasFactor = (userId: AnyPgColumn) => sql<boolean>`(
  EXISTS (SELECT 1 FROM ${authenticator} WHERE ${authenticator.userId} = ${userId} AND ${authenticator.confirmedAt} IS NOT NULL)
  OR EXISTS (SELECT 1 FROM ${passkey} WHERE ${passkey.userId} = ${userId})
)`;
