import { and, eq, inArray } from 'drizzle-orm';
import { category, delegation, registration } from '@/db/schema';
import { countryName } from '@/lib/core/country';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { inLanguage } from '@/lib/edition/rules';
import { zonesOf } from '@/lib/gate/ground';
import { mayEverEnter } from '@/lib/gate/rules';
import { latinName } from '@/lib/registration/rules';
import type { Look } from './look';
import { lookOf } from './look';
import { FORMATS, type Format, type Layout, type Sheet, sheetOf } from './rules';

/** The colours of the categories, by their position; the same as on the pages (`app/tokens.css`). */
export const CATEGORY_COLOURS = [
  '#0b4f75',
  '#5b2a86',
  '#856800',
  '#b6412b',
  '#1b6b3a',
  '#136f77',
  '#3c4fb0',
  '#b0307a',
  '#9c4f00',
  '#5d691c',
  '#5b6470',
  '#22303f',
  '#6b4a34',
  '#7a1f2b',
] as const;

/** What stands on one badge; `code` becomes the QR code and is not printed in clear. */
export type Face = {
  code: string;
  /** The largest first: the name on the badge, one's own script, the passport's. */
  names: string[];
  lines: { text: string; isStrong: boolean }[];
  category: { letter: string; names: string[]; colour: string };
  zones: string[];
};
export type BadgeDocument = {
  title: string;
  face: (typeof FORMATS)[Format];
  /** Null for one badge on each page. */
  sheet: Sheet | null;
  look: Look;
  forum: { lines: string[]; when: string };
  badges: Face[];
};

const LANGUAGES = ['en', 'ru'] as const;
const inBoth = (text: { en: string } & Record<string, string>): string[] => [
  ...new Set(LANGUAGES.map((language) => inLanguage(text, language))),
];

/** Somebody whose badge is to be set, with the code that it bears. */
export type Bearer = { registrationId: string; code: string };

/** The badges of people as they are set, in the order in which they are given. */
export async function documentOf(
  tx: Pick<Scope, 'db'>,
  bearers: readonly Bearer[],
  { format, layout = 'single', title }: { format: Format; layout?: Layout; title: string },
): Promise<BadgeDocument> {
  const edition = await currentEdition(tx);
  const [rows, zones, look] = await Promise.all([
    peopleBehind(
      tx,
      bearers.map(({ registrationId }) => registrationId),
    ),
    zonesOf(tx, edition.id),
    lookOf(tx, edition.id),
  ]);
  const found = new Map(rows.map((row) => [row.person.id, row]));
  // The first zone is the venue, which every badge opens.
  const [, ...inner] = zones;
  const face = FORMATS[format];
  return {
    title,
    face,
    sheet: layout === 'sheet' ? sheetOf(face) : null,
    look,
    forum: {
      lines: look.lines.length > 0 ? look.lines : inBoth(edition.name),
      when: `${inBoth(edition.city).join(' · ')}, ${daysOf(edition.startsOn, edition.endsOn)}`,
    },
    badges: bearers.map(({ registrationId, code }) => {
      const row = found.get(registrationId);
      if (!row) throw new Error('a badge of nobody');
      const opened = inner.filter((zone) => mayEverEnter(row.person.category, zone));
      return faceOf(
        row,
        code,
        opened.map(({ key }) => key),
      );
    }),
  };
}

const peopleBehind = ({ db }: Pick<Scope, 'db'>, ids: string[]) =>
  db
    .select({ person: registration, category, delegation: delegation.name })
    .from(registration)
    .innerJoin(
      category,
      and(eq(category.editionId, registration.editionId), eq(category.code, registration.category)),
    )
    .leftJoin(delegation, eq(delegation.id, registration.delegationId))
    .where(inArray(registration.id, ids));

type Found = {
  person: typeof registration.$inferSelect;
  category: typeof category.$inferSelect;
  delegation: ({ en: string } & Record<string, string>) | null;
};

function faceOf({ person, category: of, delegation: sentBy }: Found, code: string, zones: string[]): Face {
  const latin = latinName(person);
  const names = [person.badgeName ?? latin, person.nameNative, latin].filter((name) => name !== null);
  const city = sentBy ? inLanguage(sentBy, 'en') : person.territory;
  const country = LANGUAGES.map((language) => countryName(person.countryRepresented, language)).join(' · ');
  return {
    code,
    names: [...new Set(names)],
    lines: [
      { text: person.organisation, isStrong: true },
      ...(city ? [{ text: city, isStrong: false }] : []),
      { text: country, isStrong: false },
    ],
    category: {
      letter: of.letter,
      names: inBoth(of.name),
      colour: CATEGORY_COLOURS[of.position % CATEGORY_COLOURS.length] ?? CATEGORY_COLOURS[0],
    },
    zones,
  };
}

/** `27–28.08.2027`: read alike in both languages. */
function daysOf(startsOn: string, endsOn: string): string {
  const [first, last] = [startsOn, endsOn].map((day) => day.split('-').reverse());
  if (!first || !last) return '';
  if (startsOn === endsOn) return last.join('.');
  const isOneMonth = first[1] === last[1] && first[2] === last[2];
  return `${isOneMonth ? first[0] : first.join('.')}–${last.join('.')}`;
}
