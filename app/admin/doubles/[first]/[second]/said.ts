import { getTranslations } from 'next-intl/server';
import { countryName } from '@/lib/core/country';
import { formatPhone } from '@/lib/core/phone';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import { inLanguage } from '@/lib/edition/rules';
import { FIELD_NAMES, type MergedField, saysSame } from '@/lib/identity/rules';
import { latinName } from '@/lib/registration/rules';
import { LANGUAGE_NAMES, toLocale } from '@/messages/locales';
import { deskEdition } from '../../../_desk/door';

export type Both = readonly [RegistrationRecord, RegistrationRecord];

/** One field of two registrations in words; `null` is what the reader is not shown. */
export type Said = {
  field: MergedField;
  label: string;
  values: [string | null, string | null];
  differs: boolean;
};

/** Everything that can be taken from either, field by field. */
export async function saidBy(records: Both): Promise<Said[]> {
  const [fields, { categories, tracks, locale }] = await Promise.all([
    getTranslations('admin.fields'),
    deskEdition(),
  ]);
  const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' });
  const nameIn = (list: readonly { name: { en: string } & Record<string, string> }[], at: number) => {
    const found = list[at];
    return found && inLanguage(found.name, locale);
  };
  const textOf = (
    { registration: said, delegation }: RegistrationRecord,
    field: MergedField,
  ): string | null => {
    switch (field) {
      case 'nameLatin':
        return latinName(said);
      case 'citizenship':
      case 'countryRepresented':
        return countryName(said[field], locale);
      case 'category':
        return (
          nameIn(
            categories,
            categories.findIndex(({ code }) => code === said.category),
          ) ?? said.category
        );
      case 'delegation':
        return delegation ? inLanguage(delegation.name, locale) : (said.delegationTyped ?? '');
      case 'phone':
        return said.phone && formatPhone(said.phone);
      case 'email':
        return said.email;
      case 'tracks':
        return said.tracks
          .map(
            (key) =>
              nameIn(
                tracks,
                tracks.findIndex((one) => one.key === key),
              ) ?? key,
          )
          .join(', ');
      case 'languages':
        return said.languages.map((code) => names.of(code) ?? code).join(', ');
      case 'locale':
        return LANGUAGE_NAMES[toLocale(said.locale)];
      default:
        return said[field] ?? '';
    }
  };
  const [one, other] = records;
  return FIELD_NAMES.map((field) => ({
    field,
    label: fields(field),
    values: [textOf(one, field), textOf(other, field)],
    differs: !saysSame(field, one.registration as never, other.registration as never),
  }));
}
