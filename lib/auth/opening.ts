import { and, eq, lt } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { session, user } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { after, MINUTE_MS } from '@/lib/core/clock';
import { newId } from '@/lib/core/id';
import { unlessDiskFull } from '@/lib/core/overload';
import type { TxScope } from '@/lib/core/scope';
import { hashToken, newToken } from '@/lib/core/token';
import { enqueue } from '@/lib/task/commands';
import { rolesOf } from './queries';
import { endOf, LONGEST_SESSION_MS, type Opened, type SessionTimes } from './rules';

/** Opens a session for an address that was just proved. An unconfirmed registration of it is confirmed by the worker. */
export async function openSession(tx: TxScope, emailKey: string): Promise<Opened> {
  const userId = await userFor(tx, emailKey);
  const opened = { sessionToken: newToken(), expires: after(tx.now, LONGEST_SESSION_MS) };
  const times = { openedAt: tx.now, lastSeenAt: tx.now };
  await tx.db.insert(session).values({
    id: newId(),
    userId,
    sessionToken: hashToken(opened.sessionToken),
    expires: endOf(times, await rolesOf(tx, userId)),
    ...times,
  });
  await record(tx, { action: 'session.opened', subject: `person:${userId}` });
  await enqueue(tx, { kind: 'registration.confirm_owner', payload: { userId } });
  return opened;
}

export async function userFor(tx: TxScope, emailKey: string): Promise<string> {
  await tx.db
    .insert(user)
    .values({ id: newId(), email: emailKey, emailVerified: tx.now })
    .onConflictDoNothing();
  const [found] = await tx.db.select({ id: user.id }).from(user).where(eq(user.email, emailKey));
  if (!found) throw new Error('a user was written and not found');
  return found.id;
}

const SEEN_EVERY_MS = MINUTE_MS;

type Seen = SessionTimes & { sessionId: string };

/** Notes that the person of a session was here just now, once a minute at most, and when the session ends by that. */
export async function noteSeen(
  { db, now }: { db: Db; now: Date },
  { sessionId, openedAt, lastSeenAt }: Seen,
  endAt: (times: SessionTimes) => Date,
): Promise<SessionTimes> {
  const before = after(now, -SEEN_EVERY_MS);
  if (lastSeenAt > before) return { openedAt, lastSeenAt };
  const seen = { openedAt, lastSeenAt: now };
  await db
    .update(session)
    .set({ lastSeenAt: now, expires: endAt(seen) })
    .where(and(eq(session.id, sessionId), lt(session.lastSeenAt, before)))
    .catch(unlessDiskFull);
  return seen;
}
