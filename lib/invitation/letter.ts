import type { category, delegation } from '@/db/schema';
import { env } from '@/lib/core/env';
import { type Edition, inLanguage } from '@/lib/edition/rules';
import type { NewMail } from '@/lib/mail/commands';
import { moment } from '@/messages/dates';
import { type Locale, toLocale } from '@/messages/locales';
import { linkToken } from './link';
import { grouped, type Invitation } from './rules';

type Named = {
  category: Pick<typeof category.$inferSelect, 'name'> | undefined;
  delegation: Pick<typeof delegation.$inferSelect, 'name'> | undefined;
};

/** Where a code can be taken up without typing it. */
export const invitationLink = (id: string, locale: Locale): string =>
  `${env().publicUrl}/${locale}/register/invitation/${linkToken(id)}`;

/** The letter of a code to the address that may use it; one code is mailed once. */
export function invitationLetter(edition: Edition, row: Invitation, code: string, named: Named): NewMail {
  const locale = toLocale(row.locale ?? 'en');
  return {
    kind: 'invitation',
    factKey: `invitation:${row.id}`,
    recipient: row.email ?? '',
    locale,
    values: {
      code: grouped(code),
      link: invitationLink(row.id, locale),
      category: named.category ? inLanguage(named.category.name, locale) : 'none',
      delegation: named.delegation ? inLanguage(named.delegation.name, locale) : 'none',
      expires: row.expiresAt ? moment(row.expiresAt, locale, edition.timeZone) : 'never',
    },
  };
}
