import type { HeldBack, Limits, Person, Role } from '@/lib/core/actor';
import { after, DAY_MS, HOUR_MS } from '@/lib/core/clock';

type Stored = { categories: string[]; countries: string[] };
export type Held = Stored & { role: Role };

/** Limits are for reviewers; every other role reaches everything that it reaches. */
export const limitsFor = (role: Role, { categories = [], countries = [] }: Partial<Stored>): Stored =>
  role === 'reviewer' ? { categories, countries } : { categories: [], countries: [] };

/** Limits as the audit names them: an empty side is none. */
export const named = ({ categories, countries }: Stored): Partial<Stored> => ({
  ...(categories.length > 0 && { categories }),
  ...(countries.length > 0 && { countries }),
});

/** Limits that limit nothing are none. */
export const limitsIn = ({ categories, countries }: Stored): Limits | undefined =>
  categories.length > 0 || countries.length > 0 ? { categories, countries } : undefined;

/** What the roles held amount to. */
export function inForce(held: readonly Held[]): Pick<Person, 'roles' | 'limits'> {
  const reviewing = held.find(({ role }) => role === 'reviewer');
  const limits = reviewing && limitsIn(reviewing);
  return { roles: held.map(({ role }) => role), ...(limits && { limits }) };
}

/** Of whom a second factor may be required: who decides or sees what is personal, or everybody with a role. */
export const REQUIRED_OF = ['nobody', 'desk', 'staff'] as const;
export type RequiredOf = (typeof REQUIRED_OF)[number];

const REQUIRED_ROLES: Record<RequiredOf, readonly Role[]> = {
  nobody: [],
  // Not of a viewer, who sees no contact data, nor at a gate, where one telephone passes through many hands.
  desk: ['organiser', 'reviewer', 'security'],
  staff: ['organiser', 'reviewer', 'security', 'gate', 'viewer'],
};

export const isRequired = (of: RequiredOf, roles: readonly Role[]): boolean =>
  roles.some((role) => REQUIRED_ROLES[of].includes(role));

type Session = {
  roles: readonly Role[];
  hasFactor: boolean;
  secondProofAt: Date | null;
  requiredOf: RequiredOf;
};

/** What a session still lacks before it counts. Who has no role now has nothing that a second factor would guard. */
export function heldBackFor({ roles, hasFactor, secondProofAt, requiredOf }: Session): HeldBack | undefined {
  if (roles.length === 0) return undefined;
  if (hasFactor) return secondProofAt ? undefined : 'proof';
  return isRequired(requiredOf, roles) ? 'enrolment' : undefined;
}

type Life = { idleMs: number; wholeMs: number };

/** A desk is left alone over lunch and holds everybody's data; a door must not wait for a letter on the second morning. */
const DESK: Life = { idleMs: 2 * HOUR_MS, wholeMs: 12 * HOUR_MS };
const GATE: Life = { idleMs: DAY_MS, wholeMs: 3 * DAY_MS };
const OWN: Life = { idleMs: 14 * DAY_MS, wholeMs: 60 * DAY_MS };

const lifeOf = (roles: readonly Role[]): Life => {
  if (roles.length === 0) return OWN;
  return roles.every((role) => role === 'gate') ? GATE : DESK;
};

/** No cookie needs to outlive this: it is the longest that any session lasts. */
export const LONGEST_SESSION_MS = OWN.wholeMs;

/** An open session; the token goes into the cookie, which may stay longer than it opens anything, and is never stored in clear. */
export type Opened = { sessionToken: string; expires: Date };

export type SessionTimes = { openedAt: Date; lastSeenAt: Date };

/** When a session ends: some time after its person was last seen, and in any case some time after it was opened. */
export function endOf({ openedAt, lastSeenAt }: SessionTimes, roles: readonly Role[]): Date {
  const { idleMs, wholeMs } = lifeOf(roles);
  return new Date(Math.min(after(lastSeenAt, idleMs).getTime(), after(openedAt, wholeMs).getTime()));
}
