/** Who acts. Every door makes exactly one of these; `rights.ts` says what each may do. */
export const ROLES = ['organiser', 'reviewer', 'security', 'gate', 'viewer'] as const;
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

/** The part of the registrations that somebody is limited to; an empty side limits nothing. */
export type Limits = { categories: readonly string[]; countries: readonly string[] };

export type Person = {
  kind: 'person';
  userId: string;
  email: string;
  /** The roles that count now: none of somebody who is shut out. */
  roles: readonly Role[];
  /** What the role of reviewer is limited to. */
  limits?: Limits;
  /** What the list of open sessions calls this one. */
  sessionId?: string;
  /** When this session ends if nothing more is done in it. */
  endsAt?: Date;
  /** When this session last showed who it is; see `hasFreshProof`. */
  provedAt?: Date;
  /** Whether it has shown a second factor that still stands. */
  hasSecondProof?: boolean;
  /** What its session lacks before it counts: only the pages that ask for it meet such a person, and no roles. */
  heldBack?: HeldBack;
};

/** A second factor is to be shown, or one to be set up first. */
export type HeldBack = 'proof' | 'enrolment';

/** A phone or tablet at a gate, or a printing station. Who holds it is said with each reading. */
export type Device = {
  kind: 'device';
  deviceId: string;
  gate: string;
  role: 'gate' | 'supervisor' | 'kiosk' | 'station';
};

export type Actor =
  | { kind: 'anonymous' }
  | Person
  | Device
  | { kind: 'token'; tokenId: string; scopes: readonly TokenScope[]; limits?: Limits }
  | { kind: 'system'; name: string };

export const anonymous: Actor = { kind: 'anonymous' };
export const system = (name: string): Actor => ({ kind: 'system', name });

/** What the audit keeps of an actor: a key, never an address or a name. */
export const actorKey = (actor: Actor): string =>
  actor.kind === 'person'
    ? `person:${actor.userId}`
    : actor.kind === 'token'
      ? `token:${actor.tokenId}`
      : actor.kind === 'device'
        ? `device:${actor.deviceId}`
        : actor.kind === 'system'
          ? `system:${actor.name}`
          : 'anonymous';
