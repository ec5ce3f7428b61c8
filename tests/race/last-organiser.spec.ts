import { staffRole, user } from '@/db/schema';
import { rolesOf } from '@/lib/auth/queries';
import { removeRole, suspendStaff } from '@/lib/auth/revocation';
import { expect, type House, test } from '../support/house';
import { NOW } from '../support/people';

const PAIR = ['one', 'two'] as const;
type Way = (house: House, by: string, whom: string) => Promise<{ ok: boolean; refusal?: { code: string } }>;

const as = (house: House, userId: string) =>
  house.scope({
    kind: 'person',
    userId,
    email: `${userId}@example.org`,
    roles: ['organiser'],
    provedAt: NOW,
  });
const demote: Way = (house, by, userId) => removeRole(as(house, by), { userId, role: 'organiser' });
const shutOut: Way = (house, by, userId) => suspendStaff(as(house, by), userId);

const PAIRS: [string, Way, Way][] = [
  ['demote each other', demote, demote],
  ['shut each other out', shutOut, shutOut],
  ['demote and shut out', demote, shutOut],
];
for (const [what, first, second] of PAIRS) {
  test(`two organisers who ${what} at once: one succeeds, and somebody runs the desk`, async ({ house }) => {
    for (let round = 0; round < 5; round++) {
      await house.db.delete(user);
      await house.db.insert(user).values(PAIR.map((id) => ({ id, email: `${id}@example.org` })));
      await house.db
        .insert(staffRole)
        .values(
          PAIR.map((userId) => ({ userId, role: 'organiser' as const, grantedBy: 'test', grantedAt: NOW })),
        );
      const results = await Promise.all([first(house, 'one', 'two'), second(house, 'two', 'one')]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(results.find(({ ok }) => !ok)?.refusal?.code).toBe('LAST_ORGANISER');
      const left = await Promise.all(PAIR.map((id) => rolesOf(house, id)));
      expect(left.flat()).toEqual(['organiser']);
    }
  });
}
