import type { NextAuthOptions } from 'next-auth';
import type { Db } from '@/db/client';
import { env } from '@/lib/core/env';
import { sessionStore } from './adapter';
import { LONGEST_SESSION_MS } from './rules';

const LONGEST_SECONDS = LONGEST_SESSION_MS / 1000;

/**
 * next-auth keeps the sessions and their cookie; how long one lasts is our rule (`endOf`), so that it prolongs none. No
 * provider of its own is enabled, because its e-mail callback is a GET that a mail scanner would spend and that carries the
 * address in its URL; our own challenge (link with a confirm button, or a typed code) opens the session instead.
 */
export const authOptions = (db: Db): NextAuthOptions => ({
  adapter: sessionStore(db),
  secret: env().AUTH_SECRET,
  providers: [],
  session: { strategy: 'database', maxAge: LONGEST_SECONDS, updateAge: LONGEST_SECONDS },
  pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
  useSecureCookies: isSecure(),
  cookies: { sessionToken: sessionCookie() },
  callbacks: {
    session: ({ session, user }) => ({ ...session, userId: user.id }),
  },
});

const isSecure = () => env().publicUrl.startsWith('https://');

/** Behind HTTPS no other name of the domain, and no page without TLS, can set a cookie of this name. */
export const sessionCookie = () => ({
  name: isSecure() ? '__Host-next-auth.session-token' : 'next-auth.session-token',
  options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure() },
});
