import type { LocalText } from '@/db/schema/columns';
import { categoryColour } from '@/lib/badge/face';
import { setPages } from '@/lib/badge/press';
import { type Edition, inLanguage } from '@/lib/edition/rules';
import type { Registration } from '@/lib/registration/intake';
import { latinName } from '@/lib/registration/rules';
import { spaced } from '@/lib/ticket/rules';
import { days } from '@/messages/dates';
import { messagesOf } from '@/messages/load';
import { direction, type Locale } from '@/messages/locales';

type Ticketed = {
  registration: Registration;
  edition: Edition;
  category: { name: LocalText; letter: string; position: number } | undefined;
  delegation: { name: LocalText } | null | undefined;
  ticket: { code: string };
};

/**
 * The ticket as a PDF of one page, in the reader's language: no more than its page on the screen says.
 * @throws when the typesetter fails; what it said is not passed on, for it may quote names
 */
export function drawTicket(ticketed: Ticketed, locale: Locale): Promise<Buffer> {
  const { registration, edition, category, delegation, ticket } = ticketed;
  const words = messagesOf(locale).me.ticket;
  const { nameNative, delegationTyped } = registration;
  return setPages({
    template: 'letter/ticket.typ',
    as: 'pdf',
    codes: [ticket.code],
    pictures: {},
    data: {
      // The number and no name: it stands in the window of who opens the file.
      title: registration.reference,
      language: locale,
      'is-rtl': direction(locale) === 'rtl',
      forum: inLanguage(edition.name, locale),
      code: spaced(ticket.code),
      names: [latinName(registration), ...(nameNative ? [nameNative] : [])],
      organisation: registration.organisation,
      category: {
        letter: category?.letter ?? '',
        colour: categoryColour(category?.position ?? 0),
        name: category ? inLanguage(category.name, locale) : registration.category,
      },
      'sent-by': delegation ? inLanguage(delegation.name, locale) : delegationTyped,
      rows: [
        { label: words.when, value: days(edition.startsOn, edition.endsOn, locale) },
        { label: words.where, value: inLanguage(edition.venue, locale) },
        { label: words.reference, value: registration.reference },
      ],
      show: words.show,
    },
  });
}
