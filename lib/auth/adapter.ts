import { DrizzleAdapter } from '@auth/drizzle-adapter';
import type { Adapter } from 'next-auth/adapters';
import type { Db } from '@/db/client';
import { account, session, user, verificationToken } from '@/db/schema';
import { hashToken } from '@/lib/core/token';

/** next-auth's store in our tables. Session tokens are hashed on the way in: a stolen table opens no session. */
export function sessionStore(db: Db): Adapter {
  const base = DrizzleAdapter(db, {
    usersTable: user,
    accountsTable: account,
    sessionsTable: session,
    verificationTokensTable: verificationToken,
  }) as Required<Adapter>;
  return {
    ...base,
    createSession: async (made) => ({
      ...(await base.createSession({ ...made, sessionToken: hashToken(made.sessionToken) })),
      sessionToken: made.sessionToken,
    }),
    getSessionAndUser: async (token) => {
      const found = await base.getSessionAndUser(hashToken(token));
      return found && { ...found, session: { ...found.session, sessionToken: token } };
    },
    updateSession: async (changed) => {
      const updated = await base.updateSession({ ...changed, sessionToken: hashToken(changed.sessionToken) });
      return updated && { ...updated, sessionToken: changed.sessionToken };
    },
    deleteSession: (token) => base.deleteSession(hashToken(token)),
  } as Adapter;
}
