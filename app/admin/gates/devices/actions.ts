'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import type { z } from 'zod';
import { runAction, typedOf } from '@/app/_server/action';
import type { RefusalCode } from '@/app/_server/refusals';
import type { Result } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { addOperator, endOperator, moveDevice, renameDevice, revokeDevice } from '@/lib/device/managing';
import { offerEnrolment, withdrawOffer } from '@/lib/device/offering';
import { deviceRef, moveInput, offerInput, operatorInput, renameInput } from '@/lib/device/offers';
import { deskEdition } from '../../_desk/door';
import type { DeskState } from '../../_desk/form-state';
import { told } from '../../_desk/told';

/** Makes a one-time code for a device; it is shown this once and to nobody else. */
export async function offer(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(offerInput, typed, offerEnrolment);
  if (!result.ok) return told(result, typed);
  refresh();
  const [words, { clock }] = await Promise.all([getTranslations('gates.devices'), deskEdition()]);
  const { link, expiresAt } = result.value;
  const name = String(typed.name);
  return {
    done: words('offered', { name, time: clock.time(expiresAt) }),
    drawn: { text: link, label: words('qr', { name }), help: words('address') },
  };
}

/** Adds somebody who stands at the gates; the PIN is shown this once. */
export async function addPerson(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(operatorInput, typed, addOperator);
  if (!result.ok) return told(result, typed);
  refresh();
  const words = await getTranslations('gates.devices');
  return { done: words('added', { name: String(typed.name) }), secret: result.value.pin };
}

type Done = 'renamed' | 'moved' | 'revokedDone' | 'ended' | 'withdrawn';

async function changed<S extends z.ZodType>(
  form: FormData,
  input: S,
  run: (scope: Scope, value: z.output<S>) => Promise<Result<void, RefusalCode>>,
  done: Done,
): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(input, typed, run);
  refresh();
  return result.ok ? { done: (await getTranslations('gates.devices'))(done) } : told(result, typed);
}

/** One action for all that is done to a device, so that its answer stands in one place. */
export async function actOnDevice(_: DeskState, form: FormData): Promise<DeskState> {
  switch (typedOf(form).act) {
    case 'rename':
      return changed(form, renameInput, renameDevice, 'renamed');
    case 'move':
      return changed(form, moveInput, moveDevice, 'moved');
    default:
      return changed(form, deviceRef, (scope, { id }) => revokeDevice(scope, id), 'revokedDone');
  }
}

export async function endPerson(_: DeskState, form: FormData): Promise<DeskState> {
  return changed(form, deviceRef, (scope, { id }) => endOperator(scope, id), 'ended');
}

export async function withdraw(_: DeskState, form: FormData): Promise<DeskState> {
  return changed(form, deviceRef, (scope, { id }) => withdrawOffer(scope, id), 'withdrawn');
}
