'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { runAction, typedOf } from '@/app/_server/action';
import { releaseInput, sizesInput } from '@/lib/edition/input';
import { cancelRelease, planRelease } from '@/lib/edition/release';
import { changeSizes } from '@/lib/edition/sizes';
import { setCap } from '@/lib/pool/caps';
import { capInput } from '@/lib/pool/input';
import { deskEdition } from '../_desk/door';
import type { DeskState } from '../_desk/form-state';
import { told } from '../_desk/told';
import { POOLS, RELEASE } from './addresses';

/** Saves sizes that were previewed; a release of the reserve by hand is one of them. */
export async function saveSizes(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const { reason } = typed;
  const named = (prefix: string) =>
    Object.fromEntries(
      ['capacity', 'internationalReserve', 'internationalTarget'].flatMap((key) =>
        `${prefix}${key}` in typed ? [[key, typed[`${prefix}${key}`]]] : [],
      ),
    );
  const result = await runAction(sizesInput, { ...named(''), seen: named('was-'), reason }, changeSizes);
  if (result.ok) redirect(`${POOLS}?saved`);
  refresh();
  return told(result, typed);
}

export async function saveCap(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const { key, size, reason } = typed;
  const result = await runAction(capInput, { key, size, seen: typed['was-size'], reason }, setCap);
  if (result.ok) redirect(`${POOLS}?saved`);
  refresh();
  return told(result, typed);
}

/** Plans a step of the release; one that is planned already is not planned twice. */
export async function plan(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const { edition } = await deskEdition();
  const result = await runAction(releaseInput, typed, (scope, input) =>
    planRelease(scope, edition.id, input),
  );
  if (result.ok) redirect(`${RELEASE}?planned#steps`);
  refresh();
  return told(result, typed);
}

export async function takeBack(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const words = await getTranslations('admin.pools.release');
  const result = await runAction(z.object({ releaseId: z.uuid() }), typed, (scope, { releaseId }) =>
    cancelRelease(scope, releaseId),
  );
  refresh();
  if (result.ok) return { done: words('takenBack') };
  return result.refusal.code === 'STATE_CHANGED' ? { message: words('gone') } : told(result, typed);
}
