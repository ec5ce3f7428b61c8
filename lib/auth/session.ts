import { eq } from 'drizzle-orm';
import { cookies } from 'next/headers';
import NextAuth, { getServerSession } from 'next-auth';
import type { Db } from '@/db/client';
import { session as sessionTable } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import type { Person } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { ok } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { hashToken } from '@/lib/core/token';
import { tellWelcome } from '@/lib/core/welcome-notice';
import { noteSeen } from './opening';
import { authOptions, sessionCookie } from './options';
import { endOf, type SessionTimes } from './rules';
import { personOf, standingOf } from './standing';

/**
 * The person behind the request's session cookie; see `personOf`. What a page asks for by itself prolongs nothing: else a desk
 * that shows living numbers would never be left alone.
 */
export async function sessionPerson(db: Db, isByHand: boolean): Promise<Person | undefined> {
  const session = (await getServerSession(authOptions(db))) as {
    userId?: string;
    user?: { email?: string | null };
  } | null;
  if (!session?.userId || !session.user?.email) return undefined;
  const token = (await cookies()).get(sessionCookie().name)?.value ?? '';
  const standing = await standingOf(db, token);
  if (!standing) return undefined;
  const now = clock.now();
  const roles = standing.held.map(({ role }) => role);
  const endAt = (times: SessionTimes) => endOf(times, roles);
  // Judged anew, because a role may have come since it was last written down.
  if (endAt(standing) <= now) return undefined;
  if (roles.length > 0) tellWelcome(hashToken(token));
  const seen = isByHand ? await noteSeen({ db, now }, standing, endAt) : standing;
  return {
    ...personOf({ userId: session.userId, email: session.user.email }, standing),
    endsAt: endAt(seen),
  };
}

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
