import type { edition } from '@/db/schema';

export type Edition = typeof edition.$inferSelect;
export type RegistrationWindow = { isOpen: boolean; opensAt: Date; closesAt: Date };

/** The opening instant belongs to the window, the closing instant does not. */
export const windowAt = (
  {
    registrationOpensAt,
    registrationClosesAt,
  }: Pick<Edition, 'registrationOpensAt' | 'registrationClosesAt'>,
  now: Date,
): RegistrationWindow => ({
  isOpen: registrationOpensAt <= now && now < registrationClosesAt,
  opensAt: registrationOpensAt,
  closesAt: registrationClosesAt,
});

/** International means: the country represented is not the host country (product rule 1). */
export const isInternational = (edition: Pick<Edition, 'hostCountry'>, countryRepresented: string): boolean =>
  countryRepresented !== edition.hostCountry;

/** A text of the edition in the reader's language, else in English. */
export const inLanguage = (text: { en: string } & Record<string, string>, locale: string): string =>
  text[locale] ?? text.en;
