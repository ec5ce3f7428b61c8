import { createTranslator } from 'use-intl/core';
import type { Verification } from '@/lib/dashboard/verify';
import { messagesOf } from '@/messages/load';
import type { Locale } from '@/messages/locales';

type Kept = { code: string; detail: Record<string, unknown> };

/** What a fault means, in a sentence with its numbers; the same at the desk and on the command line. */
export function explainFault(
  { code, detail }: Verification['faults'][number] | Kept,
  locale: Locale,
): string {
  const words = createTranslator({ locale, messages: messagesOf(locale), namespace: 'admin.pools' });
  const key = `fault.${code}` as 'fault.SEAT_DIFFERS_FROM_STATE';
  // Kept for years, and codes come and go: a code without a sentence says at least its name.
  if (!words.has(key)) return code;
  const pool = String(detail.key ?? '');
  const name = `name.${pool}` as 'name.total';
  const references = [detail.references ?? []].flat().join(', ');
  const values = { ...detail, references, pool: words.has(name) ? words(name) : pool };
  return words(key, values as never);
}
