import type { Actor } from '@/lib/core/actor';
import type { Locale } from '@/messages/locales';

/** Where somebody begins after signing in: the desk, the gate, or one's own page. */
export function landingOf(roles: readonly string[], locale: Locale): string {
  if (roles.includes('organiser') || roles.includes('reviewer')) return '/admin';
  return roles.includes('gate') ? '/gate' : `/${locale}/me`;
}

export const rolesOfActor = (actor: Actor): readonly string[] => (actor.kind === 'person' ? actor.roles : []);
