import type { Actor } from '@/lib/core/actor';
import { system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { askedItems } from '@/lib/registration/answers';
import { openRequestOf } from '@/lib/registration/queries';
import { decide } from '@/lib/review/commands';
import { hireReviewer } from './bulk';
import type { House } from './house';
import { application, delegate, minutesLater, reviewer } from './people';

export const EMAIL = 'ana@example.org';
const ana: Actor = delegate(EMAIL);

export const ASK = {
  decision: 'request_info',
  fields: ['phone', 'position', 'diet'] as string[],
  fieldNotes: { phone: 'This number does not answer.' },
} as const;

/** Somebody whom the reviewer has asked for three things. */
export async function asking(house: House, own: { deadlineAt?: Date } = {}) {
  await hireReviewer(house);
  const submitted = await house.submit(application({ email: EMAIL, diet: 'halal' }), system('test'));
  expectOk(await decide(house.scope(reviewer), submitted.reference, { ...ASK, ...own }));
  return submitted;
}

/** That person, some minutes later. */
export const anaAt = (house: House, minutes: number) => house.scope(ana, minutesLater(minutes));

export const openItems = async (house: House, id: string) =>
  askedItems(house, await openRequestOf(house, id));
