import { eq } from 'drizzle-orm';
import { cookies } from 'next/headers';
import NextAuth, { getServerSession } from 'next-auth';
import type { Db } from '@/db/client';
import { session as sessionTable } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { type Actor, anonymous, type Person } from '@/lib/core/actor';
import { ok } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { hashToken } from '@/lib/core/token';
import { authOptions, sessionCookie } from './options';
import { heldBackFor, inForce } from './rules';
import { standingOf } from './standing';

/**
 * The person behind the request's session cookie, with the roles held at this moment. Who still has to show a second factor,
 * or to set one up, comes without a role and marked as held back: `countingActor` makes nobody of them.
 */
export async function sessionPerson(db: Db): Promise<Person | undefined> {
  const session = (await getServerSession(authOptions(db))) as {
    userId?: string;
    user?: { email?: string | null };
  } | null;
  if (!session?.userId || !session.user?.email) return undefined;
  const token = (await cookies()).get(sessionCookie().name)?.value ?? '';
  const standing = await standingOf(db, token);
  if (!standing) return undefined;
  const inRole = inForce(standing.held);
  const heldBack = heldBackFor({ ...standing, ...inRole });
  return {
    kind: 'person',
    userId: session.userId,
    email: session.user.email,
    sessionId: standing.sessionId,
    provedAt: standing.provedAt,
    hasSecondProof: standing.hasFactor && standing.secondProofAt !== null,
    ...(heldBack ? { roles: [], heldBack } : inRole),
  };
}

/** Who acts by a session: without the second proof that it needs, nobody. */
export const countingActor = (person: Person | undefined): Actor =>
  person && !person.heldBack ? person : anonymous;

/** Ends one session: its cookie opens nothing any more, wherever a copy of it lies. */
export async function closeSession(scope: Scope, sessionToken: string): Promise<void> {
  await inTransaction(scope, async (tx) => {
    const [ended] = await tx.db
      .delete(sessionTable)
      .where(eq(sessionTable.sessionToken, hashToken(sessionToken)))
      .returning({ userId: sessionTable.userId });
    if (ended) await record(tx, { action: 'session.closed', subject: `person:${ended.userId}` });
    return ok(undefined);
  });
}

/** next-auth's own route, for its session and sign-out calls. */
export const authRoute = (db: Db) =>
  NextAuth(authOptions(db)) as (request: Request, context: unknown) => Promise<Response>;
