import { documentInput } from '@/lib/completion/input';
import { expectOk } from '@/lib/core/result';
import { decide } from '@/lib/review/commands';
import type { House } from './house';
import { application, organiser } from './people';

export const PASSPORT = {
  type: 'passport',
  number: 'EA 123 4321',
  issuingCountry: 'CN',
  expiresOn: '2031-05-30',
  sex: 'F',
  birthDate: '1990-02-28',
};
export const VISA = {
  need: 'invitation',
  birthPlace: 'Harbin',
  birthCountry: 'CN',
  residenceAddress: '1 Zhongyang Street',
  employerAddress: 'City of Harbin',
  consulateCity: 'Shenyang',
  entryOn: '2027-08-25',
  exitOn: '2027-08-30',
  cities: 'Moscow',
};

/** Somebody approved, who may complete the badge. */
export async function approved(house: House, own: Record<string, unknown> = {}, make = application) {
  const input = make(own);
  const { reference, id } = await house.submit(input);
  expectOk(await decide(house.scope(organiser), reference, { decision: 'approve' }));
  return { reference, id, email: input.email };
}
/** A document of somebody as it is handed in. */
export const document = (reference: string, own: Record<string, unknown> = {}) =>
  documentInput.parse({ ...PASSPORT, reference, ...own });
