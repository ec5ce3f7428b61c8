'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { runAction, typedOf } from '@/app/_server/action';
import { instant, invalid } from '@/lib/core/input';
import { instantAt } from '@/lib/edition/rules';
import { waveInput } from '@/lib/review/input';
import { publishWave } from '@/lib/review/publishing';
import { callOffWave, openWave, rescheduleWave } from '@/lib/review/waves';
import { deskEdition } from '../../_desk/door';
import type { DeskState } from '../../_desk/form-state';
import { told } from '../../_desk/told';
import { waveAddress } from './addresses';

/** The moment that a form names by the forum's clock; what is none goes on as typed, to be refused at its field. */
async function momentIn(typed: string | string[] | undefined): Promise<string> {
  const wall = String(typed ?? '');
  const { edition } = await deskEdition();
  return instantAt(wall, edition.timeZone)?.toISOString() ?? wall;
}

/** Opens a wave, and shows it. */
export async function openOne(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const raw = { name: typed.name, publishAt: await momentIn(typed.publishAt) };
  const result = await runAction(waveInput, raw, openWave);
  if (!result.ok) return told(result, typed);
  redirect(`${waveAddress(result.value)}?done=opened`);
}

const onOne = z.object({ id: z.string().max(40) });
const changes = {
  hour: z.object({ ...onOne.shape, publishAt: instant }),
  publish: z.object({ ...onOne.shape, sure: z.string().optional() }),
  off: onOne,
};

/** Changes the hour of a wave, publishes it now or calls it off; a wave that is over by then stays as it is. */
export async function changeOne(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  switch (typed.form) {
    case 'hour': {
      const raw = { id: typed.id, publishAt: await momentIn(typed.publishAt) };
      const result = await runAction(changes.hour, raw, (scope, { id, publishAt }) =>
        rescheduleWave(scope, id, publishAt),
      );
      return result.ok ? backTo(typed.id, 'hour') : told(result, typed);
    }
    case 'publish': {
      const result = await runAction(changes.publish, typed, async (scope, { id, sure }) =>
        sure ? publishWave(scope, id) : invalid([{ path: 'sure', code: 'required' }]),
      );
      return result.ok ? backTo(typed.id, 'published') : told(result, typed);
    }
    default: {
      const result = await runAction(changes.off, typed, (scope, { id }) => callOffWave(scope, id));
      return result.ok ? backTo(typed.id, 'called_off') : told(result, typed);
    }
  }
}

const backTo = (id: string | string[] | undefined, done: string): never =>
  redirect(`${waveAddress(String(id))}?done=${done}`);
