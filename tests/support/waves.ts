import type { Actor } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { selectionOf } from '@/lib/dashboard/selection';
import { type Prepared, prepare } from '@/lib/review/preparing';
import { carryOutWave, publishDueWaves } from '@/lib/review/publishing';
import { waveReport } from '@/lib/review/schedule';
import { openWave } from '@/lib/review/waves';
import type { House } from './house';
import { hoursLater, minutesLater, organiser, reviewer } from './people';

export const APPROVE = { decision: 'approve' } as const;
export const REFUSE = { decision: 'reject', reasonCode: 'not_eligible' } as const;

/** A wave of the organiser's that is published an hour after the tests' moment. */
export const openingWave = async (house: House, name = 'First wave'): Promise<string> =>
  expectOk(await openWave(house.scope(organiser), { name, publishAt: hoursLater(1) }));

/** Puts a decision on people as they stand into a wave. */
export const preparing = async (
  house: House,
  waveId: string,
  references: string[],
  input: typeof APPROVE | typeof REFUSE = APPROVE,
  actor: Actor = reviewer,
): Promise<Prepared> => {
  const { people } = expectOk(await selectionOf(house.scope(actor), { references }));
  return expectOk(await prepare(house.scope(actor), { waveId, ...input }, people));
};

/** The hour comes: the worker publishes the wave and carries it out. */
export async function hourOf(house: House, waveId: string, minutes = 61): Promise<void> {
  const scope = house.scope(undefined, minutesLater(minutes));
  await publishDueWaves(scope);
  await carryOutWave(scope, waveId);
}

export const reportOn = async (house: House, waveId: string, actor: Actor = organiser) =>
  expectOk(await waveReport(house.scope(actor), waveId));
