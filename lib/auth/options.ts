import type { NextAuthOptions } from 'next-auth';
import type { Db } from '@/db/client';
import { env } from '@/lib/core/env';
import { sessionStore } from './adapter';

export const SESSION_DAYS = 14;
const DAY_SECONDS = 24 * 60 * 60;

/**
 * next-auth keeps the sessions: reading, prolonging, ending them and their cookie. No provider of its own is enabled,
 * because its e-mail callback is a GET that a mail scanner would spend and that carries the address in its URL; our
 * own challenge (link with a confirm button, or a typed code) opens the session instead.
 */
export const authOptions = (db: Db): NextAuthOptions => ({
  adapter: sessionStore(db),
  secret: env().AUTH_SECRET,
  providers: [],
  session: { strategy: 'database', maxAge: SESSION_DAYS * DAY_SECONDS, updateAge: DAY_SECONDS },
  pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
  useSecureCookies: isSecure(),
  callbacks: {
    session: ({ session, user }) => ({ ...session, userId: user.id }),
  },
});

const isSecure = () => env().publicUrl.startsWith('https://');

/** The session cookie under the name that next-auth looks for. */
export const sessionCookie = () => ({
  name: isSecure() ? '__Secure-next-auth.session-token' : 'next-auth.session-token',
  options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure() },
});
