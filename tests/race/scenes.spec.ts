import { expect } from '../support/database';
import { live } from '../support/history';
import { test } from '../support/shared-database';
import type { History } from '../support/step';
import { DELEGATIONS } from '../support/world';

// In a step an even number names somebody of all by half of it, an odd one somebody of those who wait.
const host = { pool: 'domestic', category: 'DEL' } as const;
const guest = { pool: 'international', category: 'DEL' } as const;
const apply = (...people: Extract<History[number], { do: 'submit' }>['people']) =>
  ({ do: 'submit', people, isConfirmed: true }) as const;
const [HOME] = DELEGATIONS;

/** Histories in which the house once did what the model does not. */
const ONCE_FAILED: Record<string, History> = {
  'who has an approving code stood in the list before who had applied earlier': [
    {
      do: 'makeCode',
      code: { pool: 'domestic', maxUses: 1, approves: true, isForAll: false },
      reserved: 0,
    },
    { do: 'resize', capacity: 0, reserve: 0 },
    apply(host, { ...host, code: 0 }, host),
  ],
  'a seat kept for a party went to somebody behind it, for the foremost of the party was of the other pool': [
    { do: 'resize', capacity: 2, reserve: 1 },
    apply(host, guest, { ...host, delegation: HOME }, guest, { ...guest, delegation: HOME }),
    { do: 'party', who: [0, 1] },
    { do: 'withdraw', who: 2 },
    { do: 'promote' },
    { do: 'withdraw', who: 0 },
  ],
  'the last of a party was not called when the other was seated by hand': [
    { do: 'resize', capacity: 0, reserve: 0 },
    apply({ ...host, delegation: HOME }, { ...host, category: 'BUS', delegation: HOME }),
    { do: 'party', who: [0, 1] },
    { do: 'cap', key: 'category:DEL', size: 0 },
    { do: 'resize', capacity: 2, reserve: 0 },
    { do: 'promote' },
    { do: 'byHand', who: 0, overbook: true },
  ],
};
for (const [what, history] of Object.entries(ONCE_FAILED)) {
  test(`a history that once failed: ${what}`, async ({ shared }) => {
    await live(shared, history);
  });
}

const one: History = [{ do: 'resize', capacity: 1, reserve: 0 }, apply(host, host)];
const unconfirmed: History = [one[0] as History[number], { ...apply(host, host), isConfirmed: false }];
const capped = (size: number): History[number] => ({ do: 'cap', key: 'category:DEL', size });
const code = { pool: 'domestic', maxUses: 1, approves: false, isForAll: false } as const;
const by = (decision: 'approve' | 'reject' | 'cancel' | 'request_info' | 'reset', who = 0) =>
  ({ do: 'decide', who, decision, isRefusedWhenFull: false }) as const;
const business = { ...host, category: 'BUS' };

/** Histories whose last step lets somebody on the list sit. */
const COMES_FREE: Record<string, History> = {
  'a withdrawal': [...one, { do: 'withdraw', who: 0 }],
  'a rejection': [...one, by('reject')],
  'a cancellation of an approved one': [...one, by('approve'), by('cancel')],
  'an address that nobody confirms': [...unconfirmed, { do: 'lapse', who: 0, cause: 'email' }],
  'a request that nobody answers': [...one, by('request_info'), { do: 'lapse', who: 0, cause: 'request' }],
  'an attendance that nobody confirms': [...one, by('approve'), { do: 'lapse', who: 0, cause: 'attendance' }],
  'a larger forum': [...one, { do: 'resize', capacity: 2, reserve: 0 }],
  'a smaller reserve': [
    { do: 'resize', capacity: 2, reserve: 1 },
    apply(host, host),
    { do: 'resize', capacity: 2, reserve: 0 },
  ],
  'a release of the reserve': [
    { do: 'resize', capacity: 2, reserve: 1 },
    apply(host, host),
    { do: 'release', toSeats: 0 },
  ],
  'a larger cap': [capped(1), apply(host, host), capped(2)],
  'a cap that is taken away': [capped(1), apply(host, host), { do: 'cap', key: 'category:DEL', size: null }],
  'somebody who moves out of a full category': [
    capped(1),
    apply(host, host),
    { do: 'move', who: 0, to: business },
  ],
  'somebody who waits and moves to a category with room': [
    capped(1),
    apply(host, host),
    { do: 'move', who: 1, to: business },
  ],
  'somebody who waits and moves to the other pool': [
    { do: 'resize', capacity: 2, reserve: 1 },
    apply(host, host),
    { do: 'move', who: 1, to: guest },
  ],
  'a code that is ended': [
    { do: 'resize', capacity: 1, reserve: 0 },
    { do: 'makeCode', code, reserved: 1 },
    apply(host),
    { do: 'endCode', code: 0 },
  ],
  'a code that expires': [
    { do: 'resize', capacity: 1, reserve: 0 },
    { do: 'makeCode', code, reserved: 1 },
    apply(host),
    { do: 'expireCode', code: 0 },
  ],
  'a reserved seat that the last bearer could not take over': [
    { do: 'resize', capacity: 1, reserve: 0 },
    { do: 'makeCode', code, reserved: 1 },
    { do: 'cap', key: 'category:BUS', size: 0 },
    apply(host),
    apply({ ...business, code: 0 }),
  ],
  'seats that are held from approval': [...one, by('approve', 1), { do: 'holdFrom', from: 'approval' }],
  'an approval that is taken back where seats are held from approval': [
    { do: 'holdFrom', from: 'approval' },
    ...one,
    by('approve', 0),
    by('approve', 2),
    by('reset'),
  ],
  'a larger forum, past a party that a full cap keeps out,': [
    { do: 'resize', capacity: 0, reserve: 0 },
    { do: 'cap', key: 'category:BUS', size: 0 },
    apply({ ...host, delegation: HOME }, { ...business, delegation: HOME }, host),
    { do: 'party', who: [0, 1] },
    { do: 'resize', capacity: 1, reserve: 0 },
  ],
  'a party that loses the one for whom there was no seat': [
    { do: 'resize', capacity: 0, reserve: 0 },
    apply({ ...host, delegation: HOME }, { ...host, delegation: HOME }),
    { do: 'party', who: [0, 1] },
    { do: 'resize', capacity: 1, reserve: 0 },
    { do: 'withdraw', who: 3 },
  ],
  'a party that is dissolved': [
    { do: 'resize', capacity: 0, reserve: 0 },
    apply({ ...host, delegation: HOME }, { ...host, delegation: HOME }),
    { do: 'party', who: [0, 1] },
    { do: 'resize', capacity: 1, reserve: 0 },
    { do: 'dissolve', who: 0 },
  ],
  ...Object.fromEntries(
    (
      [
        ['a priority', { do: 'priority', who: 2, priority: 1 }],
        ['a move in line', { do: 'place', who: 2, position: 1 }],
      ] as const
    ).map(([what, step]): [string, History] => [
      `${what} before a party for which seats were kept`,
      [
        { do: 'resize', capacity: 0, reserve: 0 },
        apply({ ...host, delegation: HOME }, { ...host, delegation: HOME }, host),
        { do: 'party', who: [0, 1] },
        { do: 'resize', capacity: 1, reserve: 0 },
        step,
      ],
    ]),
  ),
};
for (const [what, history] of Object.entries(COMES_FREE)) {
  test(`${what} wakes the list for who can sit by it`, async ({ shared }) => {
    expect(await live(shared, history)).toBe(1);
  });
}
