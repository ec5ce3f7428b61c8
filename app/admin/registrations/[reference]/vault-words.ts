import { getLocale, getTranslations } from 'next-intl/server';
import { vaultFieldNames } from '@/app/_server/vault-fields';
import type { VaultField } from '@/db/schema';
import { countryName } from '@/lib/core/country';
import { day } from '@/messages/dates';

export { vaultFieldNames };

type Said = { name?: string; text: string };

/** What the vault keeps of a field, part by part, in words. */
export async function vaultWords() {
  const [document, visa, locale] = await Promise.all([
    getTranslations('complete.document'),
    getTranslations('complete.visa'),
    getLocale(),
  ]);
  const onDay = (text: string) => day(new Date(text), locale, 'UTC');
  const textOf = (part: string, said: string): string => {
    if (part.endsWith('Country')) return countryName(said, locale);
    if (part.endsWith('On') || part === 'date') return onDay(said);
    if (part === 'type') return document(`types.${said as 'passport'}`);
    return part === 'sex' ? document(`sexes.${said as 'X'}`) : said;
  };
  return (field: VaultField, parts: Record<string, string>): Said[] =>
    Object.entries(parts).map(([part, said]) => ({
      name:
        field === 'document'
          ? document(part as 'number')
          : field === 'visa'
            ? visa(part as 'cities')
            : undefined,
      text: textOf(part, said),
    }));
}
