'use server';

import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import type { z } from 'zod';
import { runAction, typedOf } from '@/app/_server/action';
import type { RefusalCode } from '@/app/_server/refusals';
import type { DeskState } from '@/app/admin/_desk/form-state';
import { told } from '@/app/admin/_desk/told';
import { saveDocument, saveNeeds, saveTravel, saveVisa } from '@/lib/completion/commands';
import { documentInput, needsInput, travelInput, typedDocument, visaInput } from '@/lib/completion/input';
import { judgeDocument } from '@/lib/completion/judging';
import type { Result } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import type { FormPart } from './labels';
import { type Raw, rawDays, rawLeg } from './raw';
import { summed } from './summed';

/** What was typed comes back with the answer and is kept nowhere else: some of it is what thieves look for. */
async function save<S extends z.ZodType, C extends RefusalCode>(
  part: Exclude<FormPart, 'names'>,
  form: FormData,
  [input, read, run]: [
    S,
    (typed: Raw) => unknown,
    (scope: Scope, input: z.output<S>) => Promise<Result<void, C>>,
  ],
  /** Says everything that is wrong, where the rules look at more than the input does. */
  judge?: (raw: unknown) => ReturnType<typeof runAction<S, void, RefusalCode>>,
): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(input, read(typed), run);
  if (!result.ok) {
    const all = result.refusal.code === 'INVALID_INPUT' ? await judge?.(read(typed)) : undefined;
    return summed(part, await told(all && !all.ok ? all : result, typed));
  }
  redirect(`/${await getLocale()}/me/complete?saved=${part}`);
}

/** Saves the document and the date of birth. */
export const keepDocument = async (_: DeskState, form: FormData): Promise<DeskState> =>
  save(
    'document',
    form,
    [documentInput, (typed) => ({ ...typed, ...rawDays(typed, 'expiresOn', 'birthDate') }), saveDocument],
    (raw) => runAction(typedDocument, raw, judgeDocument),
  );

/** Saves whether a visa is needed, and what an invitation asks for. */
export const keepVisa = async (_: DeskState, form: FormData): Promise<DeskState> =>
  save('visa', form, [
    visaInput,
    (typed) => ({ ...typed, ...rawDays(typed, 'entryOn', 'exitOn') }),
    saveVisa,
  ]);

/** Saves the journey. */
export const keepTravel = async (_: DeskState, form: FormData): Promise<DeskState> =>
  save('travel', form, [
    travelInput,
    (typed) => ({
      reference: typed.reference,
      arrival: rawLeg(typed, 'arrival'),
      departure: rawLeg(typed, 'departure'),
    }),
    saveTravel,
  ]);

/** Saves food and access needs. */
export const keepNeeds = async (_: DeskState, form: FormData): Promise<DeskState> =>
  save('needs', form, [needsInput, (typed) => typed, saveNeeds]);
