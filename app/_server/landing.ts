import type { Actor } from '@/lib/core/actor';
import { RIGHTS } from '@/lib/core/rights';
import type { Locale } from '@/messages/locales';

/** Whether somebody has a role at the desk: each of them reads registrations. */
export const opensDesk = (roles: readonly string[]): boolean =>
  RIGHTS.readRegistrations.roles.some((role) => roles.includes(role));

/** Where somebody begins after signing in: the desk, the gate, or one's own page. */
export function landingOf(roles: readonly string[], locale: Locale): string {
  if (opensDesk(roles)) return '/admin';
  return roles.includes('gate') ? '/gate' : `/${locale}/me`;
}

export const rolesOfActor = (actor: Actor): readonly string[] => (actor.kind === 'person' ? actor.roles : []);
