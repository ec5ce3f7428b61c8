import { getTranslations } from 'next-intl/server';
import type { DeskState } from '@/app/admin/_desk/form-state';
import { type FormPart, labelsOf } from './labels';

/** A refusal of a part with everything that is wrong at the top, each with a link to its field, as in the application. */
export async function summed(part: FormPart, state: DeskState): Promise<DeskState> {
  const errors = Object.entries(await labelsOf(part)).flatMap(([field, label]) => {
    const fault = state.faults?.[field];
    return fault ? [{ id: `${part}-${field}`, message: `${label}: ${fault}` }] : [];
  });
  if (errors.length === 0) return state;
  const words = await getTranslations('common.form');
  return { ...state, summary: { title: words('summaryTitle', { count: errors.length }), errors } };
}
