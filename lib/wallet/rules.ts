import type { Wallet } from '@/db/schema';
import type { LocalText } from '@/db/schema/columns';
import { type Edition, inLanguage, instantAt } from '@/lib/edition/rules';
import type { Registration } from '@/lib/registration/intake';
import { latinName } from '@/lib/registration/rules';
import { spaced } from '@/lib/ticket/rules';
import { days } from '@/messages/dates';
import { messagesOf } from '@/messages/load';
import type { Locale } from '@/messages/locales';

/** PEM; the key without a passphrase, for it is sealed as a whole. */
export type AppleCredential = {
  passType: string;
  team: string;
  certificate: string;
  key: string;
  wwdr: string;
};
export type GoogleCredential = { issuerId: string; clientEmail: string; privateKey: string };
export type Credentials = { apple: AppleCredential; google: GoogleCredential };

export const credentialContext = (wallet: Wallet): string => `wallet:${wallet}`;

type Ticketed = {
  registration: Registration;
  edition: Edition;
  category: { name: LocalText } | undefined;
  ticket: { id: string; code: string };
};

/** What a pass says, in the reader's language: no more than the ticket page. */
export function passOf({ registration, edition, category, ticket }: Ticketed, locale: Locale) {
  return {
    id: ticket.id,
    code: ticket.code,
    codeSpaced: spaced(ticket.code),
    forum: inLanguage(edition.name, locale),
    venue: inLanguage(edition.venue, locale),
    city: inLanguage(edition.city, locale),
    organiser: inLanguage(edition.organiser, locale),
    days: days(edition.startsOn, edition.endsOn, locale),
    beginsAt: instantAt(`${edition.startsOn}T00:00`, edition.timeZone),
    endsAt: instantAt(`${edition.endsOn}T23:59`, edition.timeZone),
    holder: latinName(registration),
    reference: registration.reference,
    category: category ? inLanguage(category.name, locale) : registration.category,
    words: messagesOf(locale).me.wallet,
  };
}
export type Pass = ReturnType<typeof passOf>;
