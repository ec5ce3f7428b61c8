import { eq } from 'drizzle-orm';
import { session } from '@/db/schema';
import { personOf, standingOf, standingWhere } from '@/lib/auth/standing';
import type { Person, Role } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { beginApp, confirmApp } from '@/lib/factor/authenticator';
import { pendingApp } from '@/lib/factor/queries';
import { codeAt } from '@/lib/factor/rules';
import type { House } from './house';
import { NOW } from './people';
import { signIn } from './sessions';

/** Somebody with an open session, as the server would see them at each moment. */
export type InSession = { userId: string; email: string; token: string; now: () => Promise<Person> };

export async function inSession(
  house: House,
  email: string,
  roles: Role[] = ['organiser'],
  provedAt = NOW,
): Promise<InSession> {
  const { actor, cookie } = await signIn(house, email, roles);
  await house.db.update(session).set({ provedAt }).where(eq(session.userId, actor.userId));
  return watched(house, { userId: actor.userId, email, token: cookie.value });
}

/** The same person through the session that a token opens now; it gets another one with each proof. */
export function watched(house: House, who: Omit<InSession, 'now'>): InSession {
  let sessionId: string | undefined;
  return {
    ...who,
    now: async () => {
      const standing = sessionId
        ? await standingWhere(house.db, eq(session.id, sessionId))
        : await standingOf(house.db, who.token);
      if (!standing) throw new Error('the session has ended');
      sessionId = standing.sessionId;
      return personOf({ userId: who.userId, email: who.email }, standing);
    },
  };
}

/** Sets up an app at a moment: its secret, and the recovery codes that came along. */
export async function withApp(
  house: House,
  { now }: InSession,
  at = NOW,
): Promise<{ secret: string; codes: string[] }> {
  expectOk(await beginApp(house.scope(await now(), at)));
  const secret = (await pendingApp(house.scope(await now(), at), 'Forum'))?.secret ?? '';
  const code = codeAt(secret, at);
  const { codes } = expectOk(await confirmApp(house.scope(await now(), at), { code, locale: 'en' }));
  return { secret, codes };
}
