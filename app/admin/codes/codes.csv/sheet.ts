import { getTranslations } from 'next-intl/server';
import type { Scope } from '@/lib/core/scope';
import { categoriesOf, currentEdition } from '@/lib/edition/queries';
import { inLanguage, wallTime } from '@/lib/edition/rules';
import { invitationLink } from '@/lib/invitation/letter';
import type { ListedInvitation } from '@/lib/invitation/listing';
import { grouped } from '@/lib/invitation/rules';
import type { Locale } from '@/messages/locales';

const COLUMNS = [
  'label',
  'code',
  'link',
  'email',
  'category',
  'delegation',
  'uses',
  'maxUses',
  'reservedSeats',
  'expiresAt',
  'state',
] as const;
type ColumnKey = (typeof COLUMNS)[number];

/** Codes as rows of a table, its columns named in the reader's language; times by the forum's clock. */
export async function sheetOf(scope: Scope, codes: readonly ListedInvitation[], locale: Locale) {
  const [words, edition] = await Promise.all([getTranslations('admin.codes'), currentEdition(scope)]);
  const categories = await categoriesOf(scope, edition.id);
  const nameOf = new Map(categories.map(({ code, name }) => [code, inLanguage(name, locale)]));
  const rows = codes.map(
    (one): Record<ColumnKey, string | number> => ({
      label: one.label,
      code: grouped(one.code),
      link: invitationLink(one.id, (one.locale as Locale | null) ?? locale),
      email: one.email ?? '',
      category: one.category ? (nameOf.get(one.category) ?? one.category) : '',
      delegation: one.delegationName ? inLanguage(one.delegationName, locale) : '',
      uses: one.uses,
      maxUses: one.maxUses,
      reservedSeats: one.reservedSeats,
      expiresAt: one.expiresAt ? wallTime(one.expiresAt, edition.timeZone).replace('T', ' ') : '',
      state: words(`state.${one.state}`),
    }),
  );
  return { columns: COLUMNS.map((key) => ({ key, header: words(`sheet.${key}`) })), rows };
}
