import { cookies } from 'next/headers';
import type { Opened } from '@/lib/auth/commands';
import { sessionCookie } from '@/lib/auth/options';
import { env } from '@/lib/core/env';
import { DEVICE_DAYS } from '@/lib/device/rules';

const DAY_SECONDS = 24 * 60 * 60;

/** A cookie that no script reads and no foreign page sends along with a write. */
const guarded = (name: string, maxAge: number) => ({
  read: async (): Promise<string | undefined> => (await cookies()).get(name)?.value,
  keep: async (value: string): Promise<void> => {
    const secure = env().publicUrl.startsWith('https://');
    (await cookies()).set({ name, value, maxAge, httpOnly: true, sameSite: 'lax', path: '/', secure });
  },
  drop: async (): Promise<void> => {
    (await cookies()).delete(name);
  },
});

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

/** The session under next-auth's own name. */
export async function keepSession({ sessionToken, expires }: Opened): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set({ name, value: sessionToken, expires, ...options });
}

export const sessionToken = async (): Promise<string | undefined> =>
  (await cookies()).get(sessionCookie().name)?.value;

export async function dropSession(): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set({ name, value: '', maxAge: 0, ...options });
}
