import { eq } from 'drizzle-orm';
import { hold } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { mergeInput } from '@/lib/identity/input';
import { merge } from '@/lib/identity/merging';
import { decide } from '@/lib/review/commands';
import type { House } from './house';
import { reviewer } from './people';

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
export const seats = (house: House, id: string) => house.db.$count(hold, eq(hold.registrationId, id));
