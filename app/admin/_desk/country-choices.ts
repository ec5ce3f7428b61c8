import type { Choice } from '@/app/_ui/choices';
import { COUNTRY_CODES, countryName } from '@/lib/core/country';

/** Every country by its name in the reader's language. */
export const countryChoices = (locale: string): Choice[] =>
  COUNTRY_CODES.map((code) => ({ value: code, label: countryName(code, locale) })).sort((one, other) =>
    one.label.localeCompare(other.label, locale),
  );
