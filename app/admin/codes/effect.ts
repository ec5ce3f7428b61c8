import { getLocale, getTranslations } from 'next-intl/server';
import type { FormState } from '@/app/_server/action';
import type { RefusalCode } from '@/app/_server/refusals';
import type { FieldFault } from '@/lib/core/input';
import type { Refusal } from '@/lib/core/result';
import { inLanguage } from '@/lib/edition/rules';
import type { Terms } from '@/lib/invitation/terms';
import type { DeskState } from '../_desk/form-state';
import { told } from '../_desk/told';

/** What making codes would take, in one breath; when there are not enough seats, that. */
export async function effectOf(
  terms: Terms & { free: number },
  typed: FormState['typed'],
): Promise<DeskState> {
  const [words, locale] = await Promise.all([getTranslations('admin.codes.effect'), getLocale()]);
  const { codes, seats, free, pool, maxUses, category, mails, emails } = terms;
  if (seats > free) {
    const short = words('short', { seats, free });
    return { message: short, faults: { reservedSeats: short }, typed };
  }
  const sentences = [
    words('codes', { count: codes, uses: maxUses }),
    seats > 0 && pool ? words(`takes.${pool}`, { seats, free, left: free - seats }) : words('noSeats'),
    category && !category.isOpen && words('opens', { category: inLanguage(category.name, locale) }),
    mails && words('letters', { count: emails.length }),
  ];
  return { done: sentences.filter(Boolean).join(' '), typed };
}

type Refused = { refusal: Refusal<RefusalCode>; requestId: string };

/** A refusal in sentences, with the two that need a number: how many seats are free, and which line is no address. */
export async function toldOfCodes(refused: Refused, typed: FormState['typed']): Promise<DeskState> {
  const [state, words] = await Promise.all([told(refused, typed), getTranslations('admin.codes')]);
  const { code, details } = refused.refusal;
  if (code === 'SEATS_SHORT') {
    return { ...state, faults: { reservedSeats: words('freeNow', { free: Number(details?.free ?? 0) }) } };
  }
  const lines = ((details?.errors ?? []) as FieldFault[])
    .filter(({ path }) => path.startsWith('emails.'))
    .map(({ path }) => Number(path.slice('emails.'.length)) + 1);
  if (lines.length === 0) return state;
  return {
    ...state,
    faults: {
      ...state.faults,
      emails: words('faultyLines', { lines: lines.join(', '), count: lines.length }),
    },
  };
}
