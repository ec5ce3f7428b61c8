import { eq } from 'drizzle-orm';
import { session, staffRole, user } from '@/db/schema';
import type { Actor, Role } from '@/lib/core/actor';
import { clock, DAY_MS } from '@/lib/core/clock';
import { newId } from '@/lib/core/id';
import { hashToken, newToken } from '@/lib/core/token';
import type { Database } from './database';

export type SignedIn = { actor: Actor & { kind: 'person' }; cookie: { name: string; value: string } };

/** A person with an open session, written as rows: signing in itself is proved elsewhere. */
export async function signIn({ db }: Pick<Database, 'db'>, email: string, roles: Role[]): Promise<SignedIn> {
  const [sessionId, token, now] = [newId(), newToken(), clock.now()];
  // Tests of one worker share a database, and two of them may have thought of the same address.
  const [{ userId = '' } = {}] = await db
    .insert(user)
    .values({ id: newId(), email: email.toLowerCase(), emailVerified: now })
    .onConflictDoUpdate({ target: user.email, set: { emailVerified: now } })
    .returning({ userId: user.id });
  await db.delete(staffRole).where(eq(staffRole.userId, userId));
  await db
    .insert(session)
    // It has just been proved: what asks for that again has tests of its own.
    .values({
      id: sessionId,
      userId,
      sessionToken: hashToken(token),
      expires: new Date(now.getTime() + DAY_MS),
      provedAt: now,
    });
  const granted = roles.map((role) => ({ userId, role, grantedBy: 'system:test', grantedAt: now }));
  if (granted.length > 0) await db.insert(staffRole).values(granted);
  return {
    actor: { kind: 'person', userId, email, roles, sessionId, provedAt: now },
    cookie: { name: 'next-auth.session-token', value: token },
  };
}
