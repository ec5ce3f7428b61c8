/** Who acts. Every door makes exactly one of these; policies decide on nothing else. */
export const ROLES = ['organiser', 'reviewer', 'gate'] as const;
export type Role = (typeof ROLES)[number];

export const TOKEN_SCOPES = [
  'registrations:read',
  'registrations:write',
  'review',
  'gate',
  'settings',
  'admin',
] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

export type Actor =
  | { kind: 'anonymous' }
  | { kind: 'person'; userId: string; email: string; roles: readonly Role[] }
  | { kind: 'token'; tokenId: string; scopes: readonly TokenScope[] }
  | { kind: 'system'; name: string };

export const anonymous: Actor = { kind: 'anonymous' };
export const system = (name: string): Actor => ({ kind: 'system', name });

/** What the audit keeps of an actor: a key, never an address or a name. */
export const actorKey = (actor: Actor): string =>
  actor.kind === 'person'
    ? `person:${actor.userId}`
    : actor.kind === 'token'
      ? `token:${actor.tokenId}`
      : actor.kind === 'system'
        ? `system:${actor.name}`
        : 'anonymous';

/** True for the system, for a person with one of the roles, and for a token with the scope (or `admin`). */
export function isAllowed(actor: Actor, roles: readonly Role[], scope: TokenScope): boolean {
  switch (actor.kind) {
    case 'system':
      return true;
    case 'person':
      return actor.roles.some((role) => roles.includes(role));
    case 'token':
      return actor.scopes.includes(scope) || actor.scopes.includes('admin');
    case 'anonymous':
      return false;
  }
}
