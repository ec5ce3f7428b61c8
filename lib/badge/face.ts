import { and, eq, inArray } from 'drizzle-orm';
import { category, completion, delegation, registration } from '@/db/schema';
import { brokenAs } from '@/lib/completion/rules';
import { countryName } from '@/lib/core/country';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { inLanguage } from '@/lib/edition/rules';
import { zonesOf } from '@/lib/gate/ground';
import { mayEverEnter } from '@/lib/gate/rules';
import { printedPhotosOf } from '@/lib/photo/queries';
import { latinName } from '@/lib/registration/rules';
import { type Look, lookOf } from './look';
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

export const categoryColour = (position: number): string =>
  CATEGORY_COLOURS[position % CATEGORY_COLOURS.length] ?? CATEGORY_COLOURS[0];

/** What stands on one badge; `code` becomes the QR code and is not printed in clear. */
export type Face = {
  code: string;
  /** The largest first: the name on the badge, in one line or two, one's own script, the passport's. */
  names: string[];
  lines: { text: string; isStrong: boolean }[];
  category: { letter: string; names: string[]; colour: string };
  zones: string[];
  /** JPEG, of who agreed to be known by it; only where it is printed in colour. */
  photo?: Uint8Array;
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

/** How badges are to be set; `look`: another than the edition's. */
export type Shape = { format: Format; layout?: Layout; title: string; look?: Look };

/** The badges of people as they are set, in the order in which they are given. */
export async function documentOf(
  scope: Pick<Scope, 'db'>,
  bearers: readonly Bearer[],
  shape: Shape,
): Promise<BadgeDocument> {
  const ids = bearers.map(({ registrationId }) => registrationId);
  const [{ document, zonesFor }, rows, photos] = await Promise.all([
    blankDocument(scope, shape),
    peopleBehind(scope, ids),
    // A label printer knows no grey: there a face would be a blot.
    FORMATS[shape.format].isColour ? printedPhotosOf(scope, ids) : new Map<string, Uint8Array>(),
  ]);
  const found = new Map(rows.map((row) => [row.person.id, row]));
  const badges = bearers.map(({ registrationId, code }) => {
    const row = found.get(registrationId);
    if (!row) throw new Error('a badge of nobody');
    const photo = photos.get(registrationId);
    return { ...faceOf(row, code, zonesFor(row.person.category)), ...(photo && { photo }) };
  });
  return { ...document, badges };
}

/** What is the same for everybody, and which zones a category may enter besides the venue, which every badge opens. */
export async function blankDocument(
  scope: Pick<Scope, 'db'>,
  { format, layout = 'single', title, look: other }: Shape,
): Promise<{ document: BadgeDocument; zonesFor: (category: string) => string[] }> {
  const edition = await currentEdition(scope);
  const [look, [, ...inner]] = await Promise.all([
    other ?? lookOf(scope, edition.id),
    // The first zone is the venue.
    zonesOf(scope, edition.id),
  ]);
  const face = FORMATS[format];
  const document = {
    title,
    face,
    sheet: layout === 'sheet' ? sheetOf(face) : null,
    look,
    forum: {
      lines: look.lines.length > 0 ? look.lines : inBoth(edition.name),
      when: `${inBoth(edition.city).join(' · ')}, ${daysOf(edition.startsOn, edition.endsOn)}`,
    },
    badges: [],
  };
  const zonesFor = (code: string) => inner.filter((zone) => mayEverEnter(code, zone)).map(({ key }) => key);
  return { document, zonesFor };
}

/** As long as a code, and nobody's. */
export const NO_CODE = '0'.repeat(22);

/** Who stands on the badges of some people. */
export const peopleBehind = ({ db }: Pick<Scope, 'db'>, ids: string[]) =>
  db
    .select({
      person: registration,
      category,
      delegation: delegation.name,
      badgeLines: completion.badgeLines,
    })
    .from(registration)
    .innerJoin(
      category,
      and(eq(category.editionId, registration.editionId), eq(category.code, registration.category)),
    )
    .leftJoin(delegation, eq(delegation.id, registration.delegationId))
    .leftJoin(completion, eq(completion.registrationId, registration.id))
    .where(inArray(registration.id, ids));

type Found = {
  person: Pick<
    typeof registration.$inferSelect,
    | 'badgeName'
    | 'surnameLatin'
    | 'givenLatin'
    | 'nameNative'
    | 'organisation'
    | 'territory'
    | 'countryRepresented'
  >;
  category: Pick<typeof category.$inferSelect, 'letter' | 'name' | 'position'>;
  delegation: ({ en: string } & Record<string, string>) | null;
  /** Where the bearer has broken the name; counts as long as it is still that name. */
  badgeLines?: readonly string[] | null;
};

/** What stands on the badge of one person. */
export function faceOf(
  { person, category: of, delegation: sentBy, badgeLines }: Found,
  code: string,
  zones: string[],
): Face {
  const latin = latinName(person);
  const first = person.badgeName ?? latin;
  const others = [person.nameNative, latin].filter((name) => name !== null && name !== first) as string[];
  const city = sentBy ? inLanguage(sentBy, 'en') : person.territory;
  const country = LANGUAGES.map((language) => countryName(person.countryRepresented, language)).join(' · ');
  return {
    code,
    names: [brokenAs(first, badgeLines).join('\n'), ...new Set(others)],
    lines: [
      { text: person.organisation, isStrong: true },
      ...(city ? [{ text: city, isStrong: false }] : []),
      { text: country, isStrong: false },
    ],
    category: {
      letter: of.letter,
      names: inBoth(of.name),
      colour: categoryColour(of.position),
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
