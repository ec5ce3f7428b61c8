import { expectOk } from '@/lib/core/result';
import { substituteInput } from '@/lib/identity/input';
import { substitute } from '@/lib/identity/substituting';
import { decide } from '@/lib/review/commands';
import type { House } from './house';
import { reviewer } from './people';

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
export const approve = async (house: House, reference: string) =>
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'approve' }));
