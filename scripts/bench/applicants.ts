import { makePeople } from '@/lib/seed/people';
import type { Sent } from './load';

/** Bodies to send, in order, and how many answers of each status they must cause. */
export type Applicants = { bodies: string[]; expected: Record<string, number> };

const EVERY_DUPLICATE = 50;
const EVERY_INVALID = 100;
// So far behind the first that it cannot overtake it; who stands there is neither a duplicate nor invalid.
const BEHIND = 399;

/**
 * What a crowd sends: people from home and from abroad; one in fifty has sent the address before, one in a hundred
 * sends what cannot be taken.
 */
export function makeApplicants(count: number, randomSeed = 1): Applicants {
  const people = makePeople(count, randomSeed, new Date()).map(({ registration }) => registration);
  const isInvalid = (position: number) => position % EVERY_INVALID === 7;
  const isDuplicate = (position: number) => position >= BEHIND && position % EVERY_DUPLICATE === 3;
  const bodies = people.map((person, position) => {
    if (isInvalid(position))
      return JSON.stringify({ ...person, ...FAULTS[((position / EVERY_INVALID) % 4) | 0] });
    const earlier = people[position - BEHIND];
    return JSON.stringify(isDuplicate(position) && earlier ? { ...person, email: earlier.email } : person);
  });
  const positions = [...people.keys()];
  const invalid = positions.filter(isInvalid).length;
  const duplicates = positions.filter(isDuplicate).length;
  return { bodies, expected: { 201: count - invalid - duplicates, 409: duplicates, 422: invalid } };
}

const FAULTS = [
  { email: 'nobody' },
  { phone: '12' },
  { countryRepresented: 'QQ' },
  { consents: { personalData: true, terms: false } },
];

export const apply = (body = ''): Sent => ({
  method: 'POST',
  path: '/api/v1/registrations',
  headers: { 'content-type': 'application/json' },
  body,
});
