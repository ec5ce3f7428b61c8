'use server';

import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import type { z } from 'zod';
import { runAction, typedOf } from '@/app/_server/action';
import type { RefusalCode } from '@/app/_server/refusals';
import type { DeskState } from '@/app/admin/_desk/form-state';
import { told } from '@/app/admin/_desk/told';
import type { Part } from '@/db/schema';
import { saveDocument, saveNeeds, saveTravel, saveVisa } from '@/lib/completion/commands';
import { documentInput, needsInput, travelInput, visaInput } from '@/lib/completion/input';
import type { Result } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { type Raw, rawDays, rawLeg } from './raw';

/** What was typed comes back with the answer and is kept nowhere else: some of it is what thieves look for. */
async function save<S extends z.ZodType, C extends RefusalCode>(
  part: Part,
  form: FormData,
  [input, read, run]: [
    S,
    (typed: Raw) => unknown,
    (scope: Scope, input: z.output<S>) => Promise<Result<void, C>>,
  ],
): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(input, read(typed), run);
  if (!result.ok) return told(result, typed);
  redirect(`/${await getLocale()}/me/complete?saved=${part}`);
}

/** Saves the document and the date of birth. */
export const keepDocument = async (_: DeskState, form: FormData): Promise<DeskState> =>
  save('document', form, [
    documentInput,
    (typed) => ({ ...typed, ...rawDays(typed, 'expiresOn', 'birthDate') }),
    saveDocument,
  ]);

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
