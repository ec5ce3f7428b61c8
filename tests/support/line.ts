import { delegation } from '@/db/schema';
import type { House } from './house';
import { application } from './people';

/** The keys of two delegations, as an application names them. */
export const delegationKeys = async (house: House) =>
  (await house.db.select().from(delegation).orderBy(delegation.key).limit(2)).map(({ key }) => key);

/** So many people of one delegation, each with an application. */
export async function peopleOfOne(house: House, count: number, own: Record<string, unknown> = {}) {
  const [key] = await delegationKeys(house);
  const made: { id: string; reference: string }[] = [];
  for (let times = 0; times < count; times++) {
    made.push(await house.submit(application({ delegation: key, ...own })));
  }
  return made;
}
