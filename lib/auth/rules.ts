import type { Limits, Person, Role } from '@/lib/core/actor';

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
