import { eq } from 'drizzle-orm';
import { hold } from '@/db/schema';
import { system } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { scanTicket } from '@/lib/gate/commands';
import { mergeInput, substituteInput } from '@/lib/identity/input';
import { lookAtNew } from '@/lib/identity/looking';
import { merge } from '@/lib/identity/merging';
import { doublePairs } from '@/lib/identity/queries';
import { substitute } from '@/lib/identity/substituting';
import { amend } from '@/lib/registration/amendment';
import { editInput } from '@/lib/registration/input';
import { decide } from '@/lib/review/commands';
import { ticketOf } from '@/lib/ticket/queries';
import type { House } from './house';
import { application, delegate, gateStaff, NOW, reviewer } from './people';

/** Two that are to be joined, as they stand when it is asked. */
export type Own = { kept: string; lost: string; take?: string[]; tell?: boolean };

export const ask = async (house: House, { kept, lost, take = [], tell = false }: Own) =>
  mergeInput.parse({
    kept,
    lost,
    take,
    tell,
    seenKept: (await house.row(kept)).state,
    seenLost: (await house.row(lost)).state,
  });

export const join = async (house: House, own: Own, actor = reviewer) =>
  merge(house.scope(actor), await ask(house, own));

export const approve = async (house: House, reference: string) =>
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'approve' }));

export const seatsOf = (house: House, id: string) => house.db.$count(hold, eq(hold.registrationId, id));

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

/** Two of one name, looked at, unless told otherwise. */
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

/** Who comes instead, as a form would send it. */
export const raw = (reference: string, own: Record<string, unknown> = {}) => ({
  reference,
  seenState: 'submitted',
  outcome: 'review',
  nameLatin: { surname: 'Wang', given: 'Wei' },
  citizenship: 'CN',
  countryRepresented: 'CN',
  email: 'wei@example.org',
  phone: '+86 10 7777 7777',
  organisation: 'City of Harbin',
  position: 'Secretary',
  locale: 'en',
  ...own,
});

export const put = (house: House, reference: string, own: Record<string, unknown> = {}, actor = reviewer) =>
  substitute(house.scope(actor), substituteInput.parse(raw(reference, own)));

const EMAIL = 'ana@example.org';
export const ana = delegate(EMAIL);

export const KNOWS = { knowsItStops: true };

/** Ana, approved, with the code of the ticket. */
export async function approved(house: House, own: Record<string, unknown> = {}) {
  const submitted = await house.submit(application({ email: EMAIL, ...own }));
  await approve(house, submitted.reference);
  return { ...submitted, code: (await ticketOf(house, submitted.id))?.code ?? '' };
}

export const change = (house: House, reference: string, raw: Record<string, unknown>, knows = KNOWS) =>
  amend(house.scope(ana), reference, editInput.parse(raw), knows);

/** What a gate answers to a code. */
export async function atGate(house: House, code: string) {
  const reading = { id: newId(), code, gate: 'N2', direction: 'entry' as const, scannedAt: NOW };
  const { verdict, reason } = expectOk(await scanTicket(house.scope(gateStaff), reading));
  return { verdict, reason };
}
