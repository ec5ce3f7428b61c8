import { getLocale, getTranslations } from 'next-intl/server';
import { countryName, countryOptions } from '@/lib/core/country';
import { LOCALES } from '@/messages/locales';

/** What a searched list of countries needs: their names, how else they are called, and its own words. */
export async function countryList() {
  const [form, locale] = await Promise.all([getTranslations('common.form'), getLocale()]);
  const others = LOCALES.filter((other) => other !== locale);
  return {
    locale,
    choices: countryOptions(locale).map(({ code, name }) => ({
      value: code,
      label: name,
      keywords: [code, ...others.map((other) => countryName(code, other))].join(' '),
    })),
    words: {
      placeholder: form('choose'),
      search: form('search'),
      noMatch: form('noMatch'),
      showList: form('showList'),
    },
  };
}
