'use server';

import { refresh } from 'next/cache';
import { getLocale, getTranslations } from 'next-intl/server';
import type { z } from 'zod';
import { runAction, typedOf } from '@/app/_server/action';
import { keepSession } from '@/app/_server/cookies';
import type { RefusalCode } from '@/app/_server/refusals';
import { proofScope } from '@/app/_server/scope';
import type { DeskState } from '@/app/admin/_desk/form-state';
import { told } from '@/app/admin/_desk/told';
import type { Result } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { beginApp, confirmApp } from '@/lib/factor/authenticator';
import { removeApp, removePasskey } from '@/lib/factor/commands';
import type { Enrolled } from '@/lib/factor/enrolling';
import { appCodeInput, localeInput, newPasskeyInput, passkeyRemovalInput } from '@/lib/factor/input';
import { addPasskey, beginPasskey } from '@/lib/factor/passkeys';
import { makeRecoveryCodes } from '@/lib/factor/recovery';
import type { Asked } from './passkey-state';

type Done =
  | 'app.begun'
  | 'app.enrolled'
  | 'app.removed'
  | 'passkey.added'
  | 'passkey.removed'
  | 'codes.renewed';

/** One act on one's own factors; who must set one up first is not yet anybody elsewhere. */
async function act<S extends z.ZodType>(
  form: FormData,
  input: S,
  command: (scope: Scope, input: z.output<S>) => Promise<Result<unknown, RefusalCode>>,
  done: Done,
): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(input, { ...typed, locale: await getLocale() }, command, proofScope);
  if (!result.ok) return told(result, typed);
  const { codes = [], renewed } = (result.value ?? {}) as Partial<Enrolled>;
  if (renewed) await keepSession(renewed);
  refresh();
  const words = await getTranslations('factor');
  return { done: words(done), ...(codes.length > 0 && { codes }) };
}

export async function startApp(_: DeskState, form: FormData): Promise<DeskState> {
  return act(form, localeInput, beginApp, 'app.begun');
}

export async function confirmNewApp(_: DeskState, form: FormData): Promise<DeskState> {
  return act(form, appCodeInput, confirmApp, 'app.enrolled');
}

export async function dropApp(_: DeskState, form: FormData): Promise<DeskState> {
  return act(form, localeInput, removeApp, 'app.removed');
}

export async function keepPasskey(_: DeskState, form: FormData): Promise<DeskState> {
  return act(form, newPasskeyInput, addPasskey, 'passkey.added');
}

export async function dropPasskey(_: DeskState, form: FormData): Promise<DeskState> {
  return act(form, passkeyRemovalInput, removePasskey, 'passkey.removed');
}

export async function renewCodes(_: DeskState, form: FormData): Promise<DeskState> {
  return act(form, localeInput, makeRecoveryCodes, 'codes.renewed');
}

/** What the device is to make. */
export async function askNewPasskey(): Promise<Asked> {
  const asked = await runAction(localeInput, { locale: await getLocale() }, beginPasskey, proofScope);
  if (asked.ok) return { kind: 'enrol', options: asked.value };
  return { kind: 'refused', problem: (await told(asked, undefined)).message ?? '' };
}
