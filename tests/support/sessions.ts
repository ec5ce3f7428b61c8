import { session, staffRole, user } from '@/db/schema';
import type { Actor, Role } from '@/lib/core/actor';
import { clock, DAY_MS } from '@/lib/core/clock';
import { newId } from '@/lib/core/id';
import { hashToken, newToken } from '@/lib/core/token';
import type { Database } from './database';

export type SignedIn = { actor: Actor & { kind: 'person' }; cookie: { name: string; value: string } };

/** A person with an open session, written as rows: signing in itself is proved elsewhere. */
export async function signIn({ db }: Pick<Database, 'db'>, email: string, roles: Role[]): Promise<SignedIn> {
  const [userId, sessionId, token, now] = [newId(), newId(), newToken(), clock.now()];
  await db.insert(user).values({ id: userId, email: email.toLowerCase(), emailVerified: now });
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
