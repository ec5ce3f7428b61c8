import { system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { lookAtNew } from '@/lib/identity/looking';
import { doublePairs } from '@/lib/identity/queries';
import type { House } from './house';
import { application, reviewer } from './people';

let phones = 0;
/** Somebody with a telephone of one's own. */
export const someone = (own: Record<string, unknown> = {}) =>
  application({ phone: `+86 10 6552 ${String(++phones).padStart(4, '0')}`, ...own });
export const named = (surname: string | undefined, given: string) => ({ nameLatin: { surname, given } });
export const look = async (house: House) => {
  while ((await lookAtNew(house.scope(system('worker')))) > 0);
};
export const open = async (house: House, actor = reviewer) =>
  expectOk(await doublePairs(house.scope(actor), { view: 'open', page: 1 })).rows;

export async function two(
  house: House,
  own: Record<string, unknown> = {},
  other: Record<string, unknown> = {},
) {
  const first = await house.submit(someone({ ...named('Ivanov', 'Aleksei'), ...own }));
  const second = await house.submit(someone({ ...named('Ivanov', 'Aleksei'), ...other }));
  await look(house);
  return { first, second, pair: { first: first.reference, second: second.reference } };
}
