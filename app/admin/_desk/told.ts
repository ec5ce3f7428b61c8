import { getTranslations } from 'next-intl/server';
import type { FormState } from '@/app/_server/action';
import type { RefusalCode } from '@/app/_server/refusals';
import type { FieldFault } from '@/lib/core/input';
import type { Refusal } from '@/lib/core/result';
import type { DeskState } from './form-state';

type Refused = { refusal: Refusal<RefusalCode>; requestId: string };

/** A refusal in sentences, with what was typed given back: React empties the fields after every action. */
export async function told({ refusal, requestId }: Refused, typed: FormState['typed']): Promise<DeskState> {
  const words = await getTranslations('refusals');
  const errors = (refusal.details?.errors as FieldFault[] | undefined) ?? [];
  const faults = Object.fromEntries(
    // At the field itself, and for fields that take several values at the name they share.
    errors.flatMap(({ path, code }) => {
      const sentence = words(`fields.${code}` as 'fields.required');
      return [path.split('.')[0] ?? '', path].map((field) => [field, sentence]);
    }),
  );
  const message = refusal.code === 'INTERNAL' ? `${words('INTERNAL')} ${requestId}` : words(refusal.code);
  if (refusal.code === 'NOT_SIGNED_IN') {
    const over = await getTranslations('signIn');
    return { message: over('over'), typed, signIn: over('overNewTab') };
  }
  if (refusal.code !== 'FRESH_PROOF_NEEDED') return { message, faults, typed };
  return { message, faults, typed, proof: (await getTranslations('factor.fresh'))('newTab') };
}
