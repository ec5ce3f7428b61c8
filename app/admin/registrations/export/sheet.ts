import { getTranslations } from 'next-intl/server';
import { countryName } from '@/lib/core/country';
import { inLanguage, wallTime } from '@/lib/edition/rules';
import type { ExportColumn } from '@/lib/export/input';
import type { ExportedRow } from '@/lib/export/queries';
import { deskEdition } from '../../_desk/door';

/** A sheet of registrations in the reader's language: its name, its headings, and how a row is written. */
export type ExportSheet = {
  name: string;
  headers: { key: ExportColumn; header: string }[];
  write: (row: ExportedRow) => string[];
};

export async function writerFor(columns: readonly ExportColumn[]): Promise<ExportSheet> {
  const [words, states, { edition, categories, tracks, locale }] = await Promise.all([
    getTranslations('admin.export'),
    getTranslations('admin.states'),
    deskEdition(),
  ]);
  const categoryNames = new Map(categories.map(({ code, name }) => [code, inLanguage(name, locale)]));
  const trackNames = new Map(tracks.map(({ key, name }) => [key, inLanguage(name, locale)]));
  const yesNo = { true: words('yes'), false: words('no') };
  const country = (code: string) => countryName(code, locale);
  // Times by the forum's clock, as everywhere; the heading says so.
  const moment = (at: Date | null) => (at ? wallTime(at, edition.timeZone).replace('T', ' ') : '');
  const cells: Record<ExportColumn, (row: ExportedRow) => string> = {
    reference: (row) => row.reference,
    state: (row) => states(row.state),
    category: (row) => categoryNames.get(row.category) ?? row.category,
    countryRepresented: (row) => country(row.countryRepresented),
    territory: (row) => row.territory ?? '',
    delegation: (row) => (row.delegation ? inLanguage(row.delegation, locale) : ''),
    surnameLatin: (row) => row.surnameLatin ?? '',
    givenLatin: (row) => row.givenLatin,
    nameNative: (row) => row.nameNative ?? '',
    organisation: (row) => row.organisation,
    position: (row) => row.position,
    email: (row) => row.email,
    phone: (row) => row.phone,
    submittedAt: (row) => moment(row.submittedAt),
    stateChangedAt: (row) => moment(row.stateChangedAt),
    citizenship: (row) => country(row.citizenship),
    isInternational: (row) => yesNo[`${row.isInternational}`],
    badgeName: (row) => row.badgeName ?? '',
    honorific: (row) => row.honorific ?? '',
    tracks: (row) => row.tracks.map((key) => trackNames.get(key) ?? key).join(', '),
    languages: (row) => row.languages.join(', '),
    locale: (row) => row.locale,
    emailConfirmedAt: (row) => moment(row.emailConfirmedAt),
    attendanceConfirmedAt: (row) => moment(row.attendanceConfirmedAt),
  };
  const chosen = columns.map((column) => cells[column]);
  return {
    name: words('sheet'),
    headers: columns.map((key) => ({ key, header: words(`column.${key}`) })),
    write: (row) => chosen.map((cell) => cell(row)),
  };
}
