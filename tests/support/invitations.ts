import { eq } from 'drizzle-orm';
import { delegation, invitation } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { currentEdition } from '@/lib/edition/queries';
import { batchInput } from '@/lib/invitation/input';
import { createInvitations } from '@/lib/invitation/making';
import { openCode } from '@/lib/invitation/queries';
import { poolStates } from '@/lib/pool/queries';
import type { House } from './house';
import { NOW, organiser } from './people';

/** A batch as the form sends it: sound, one code, one use, unless told otherwise. */
export const batch = (own: Record<string, unknown> = {}) =>
  batchInput.parse({ label: 'Sister cities', count: '1', ...own });

/** Codes that organisers have made, as rows. */
export async function invite(house: House, own: Record<string, unknown> = {}, now = NOW) {
  const made = expectOk(await createInvitations(house.scope(organiser, now), batch(own)));
  const rows = await Promise.all(made.ids.map((id) => readInvitationRow(house, id)));
  return rows.map((row) => ({ ...row, code: openCode(row) }));
}

/** The same for one code. */
export async function inviteOne(house: House, own: Record<string, unknown> = {}, now = NOW) {
  const [one] = await invite(house, own, now);
  if (!one) throw new Error('no code was made');
  return one;
}

export async function readInvitationRow(house: House, id: string) {
  const [row] = await house.db.select().from(invitation).where(eq(invitation.id, id));
  if (!row) throw new Error('no such invitation');
  return row;
}

export async function delegationOf(house: House, country: string) {
  const [found] = await house.db.select().from(delegation).where(eq(delegation.country, country));
  if (!found) throw new Error('no delegation of this country');
  return found;
}

/** Seats held in a pool, those reserved for codes among them. */
export async function heldIn(house: House, key: string): Promise<number | undefined> {
  const { id } = await currentEdition(house);
  return (await poolStates(house, id)).find((pool) => pool.key === key)?.held;
}
