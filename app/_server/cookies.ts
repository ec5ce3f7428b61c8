import { cookies } from 'next/headers';
import { sessionCookie } from '@/lib/auth/options';
import type { Opened } from '@/lib/auth/rules';
import { closeSession } from '@/lib/auth/session';
import { env } from '@/lib/core/env';
import { DEVICE_DAYS } from '@/lib/device/rules';
import { publicScope } from './scope';

const DAY_SECONDS = 24 * 60 * 60;

/** A cookie that no script reads and no foreign page sends along with a write. */
const guarded = (bare: string, maxAge: number) => ({
  read: async (): Promise<string | undefined> => (await cookies()).get(nameOf(bare))?.value,
  keep: async (value: string): Promise<void> => {
    const name = nameOf(bare);
    (await cookies()).set({ name, value, maxAge, ...GUARDED, secure: isSecure() });
  },
  drop: async (): Promise<void> => {
    // A browser takes a cookie of this name only with all that guards it, its end included.
    (await cookies()).set({ name: nameOf(bare), value: '', maxAge: 0, ...GUARDED, secure: isSecure() });
  },
});

const GUARDED = { httpOnly: true, sameSite: 'lax', path: '/' } as const;
const isSecure = () => env().publicUrl.startsWith('https://');
/** Behind HTTPS no other name of the domain, and no page without TLS, can set a cookie of this name. */
const nameOf = (bare: string) => (isSecure() ? `__Host-${bare}` : bare);

/** Opens the draft of an application, and after the submission its receipt. */
export const draftCookie = guarded('draft', 30 * DAY_SECONDS);

/** Remembers on this device which gate it stands at, and which way people pass. */
export const gateCookie = guarded('gate', 30 * DAY_SECONDS);

/** What makes this device one of the gates'. */
export const deviceCookie = guarded('device', DEVICE_DAYS * DAY_SECONDS);

/** Opens what was typed into a change that was refused. */
export const editCookie = guarded('edit', 60 * 60);

/** Keeps, sealed, what was to be exported while its owner is asked who it is. */
export const exportCookie = guarded('export', 15 * 60);

/** Remembers, sealed, which letter a person who is signing in waits for. */
export const signInCookie = guarded('sign-in', 60 * 60);

/** Keeps a session that was just opened, or renewed, and ends the one that this browser had before. */
export async function keepSession({ sessionToken: token, expires }: Opened): Promise<void> {
  const { name, options } = sessionCookie();
  const before = await sessionToken();
  if (before) await closeSession(await publicScope(), before);
  (await cookies()).set({ name, value: token, expires, ...options });
}

export const sessionToken = async (): Promise<string | undefined> =>
  (await cookies()).get(sessionCookie().name)?.value;

export async function dropSession(): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set({ name, value: '', maxAge: 0, ...options });
}
