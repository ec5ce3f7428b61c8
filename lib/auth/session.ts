import NextAuth, { getServerSession } from 'next-auth';
import type { Db } from '@/db/client';
import { type Actor, anonymous } from '@/lib/core/actor';
import { authOptions } from './options';
import { rolesOf } from './queries';

/** The person behind the request's session cookie, with the roles held at this moment. */
export async function sessionActor(db: Db): Promise<Actor> {
  const session = (await getServerSession(authOptions(db))) as {
    userId?: string;
    user?: { email?: string | null };
  } | null;
  if (!session?.userId || !session.user?.email) return anonymous;
  const roles = await rolesOf({ db }, session.userId);
  return { kind: 'person', userId: session.userId, email: session.user.email, roles };
}

/** next-auth's own route, for its session and sign-out calls. */
export const authRoute = (db: Db) =>
  NextAuth(authOptions(db)) as (request: Request, context: unknown) => Promise<Response>;
