import { and, or, type SQL, sql } from 'drizzle-orm';
import { registration, succession } from '@/db/schema';
import type { Actor } from '@/lib/core/actor';
import { foldForSearch, layoutSwapped, searchWords } from '@/lib/core/fold';
import { has, reachOf } from '@/lib/core/rights';
import type { Scope } from '@/lib/core/scope';
import { isCommon, learnShares, shareWith } from './frequency';
import { isReference } from './rules';
import { isShort, isWrittenTogether, marked } from './search-text';

/**
 * Finds registrations by what somebody typed: every word must occur in the folded text, as typed or as it would read under
 * the other keyboard layout; a word of one or two letters at the beginning of one. The trigram index serves each word. What
 * has no word in it finds nobody.
 */
export const textMatches = (typed: string): SQL =>
  inEitherLayout(typed, all(occurs), or(goesOnFor(typed), endsOfNumber(typed)));

/**
 * The same for somebody at the desk. Who sees no contact data must not learn it by searching either: there each word,
 * freed of accents alone, must also stand in what is shown.
 */
export const textMatchesFor = (actor: Actor, typed: string): SQL =>
  seesAllContacts(actor) ? textMatches(typed) : inEitherLayout(typed, shownWords, goesOnFor(typed));

const seesAllContacts = (actor: Actor): boolean =>
  has(actor, 'readContacts') && reachOf(actor, 'readContacts') === reachOf(actor, 'readRegistrations');

type Matches = (words: string) => SQL | undefined;
const inEitherLayout = (typed: string, matches: Matches, more?: SQL): SQL =>
  or(...inLayouts(typed).map(matches), more) ?? sql`false`;

/** A number reads alike in both. */
const inLayouts = (typed: string): string[] => [...new Set([typed, layoutSwapped(typed)])];

/**
 * The number of a registration that was joined with another, or whose place somebody else has, also finds the one that goes
 * on for it. An array, so that its key is looked up and the trigrams serve the rest.
 */
function goesOnFor(typed: string): SQL | undefined {
  const reference = typed.trim().toUpperCase();
  if (!isReference(reference)) return undefined;
  return sql`${registration.id} = ANY (ARRAY(
    WITH RECURSIVE former AS (
      SELECT id, state FROM ${registration} AS one WHERE one.reference = ${reference}
      UNION
      SELECT its.id, its.state FROM former
      JOIN ${succession} AS step ON step.registration_id = former.id AND former.state = 'cancelled'
        AND step.made_at = (SELECT max(made_at) FROM ${succession} AS last WHERE last.registration_id = former.id)
      JOIN ${registration} AS its ON its.id = step.successor_id)
    SELECT id FROM former))`;
}

/** What occurs in a text in which a word stands in some way. */
type Stands = (word: string) => string[];
const isWhole: Stands = (word) => (isShort(word) ? [` ${word} `, ` ${marked(word)} `] : [` ${word} `]);
const begins: Stands = (word) => [` ${word}`];
const isInside: Stands = (word) => [word];

/** A short word could be looked for inside of others only by reading everybody. */
const occurs: Stands = (word) => (isShort(word) ? begins(word) : isInside(word));

/** A telephone is written in groups, and its tail as well: 47-11. */
function endsOfNumber(typed: string): SQL | undefined {
  // Not by the words of the search: of two groups that are alike it keeps one.
  const groups = foldForSearch(typed).split(' ');
  const isNumber = groups.length > 1 && groups.every((group) => /^\d+$/.test(group));
  return isNumber ? hasAll(isInside(groups.join(''))) : undefined;
}

const all =
  (stands: Stands): Matches =>
  (words) =>
    hasAll(searchWords(words).flatMap(stands));

/**
 * What many have is not asked of the index, which would gather half of everybody before the first is shown: they are looked
 * through until there are enough. Of several pieces the rarest is always asked of it.
 */
function hasAll(pieces: string[]): SQL | undefined {
  const [rarest] =
    pieces.length > 1 ? pieces.toSorted((one, other) => shareWith(one) - shareWith(other)) : [];
  return and(
    ...pieces.map((piece) =>
      isCommon(piece) && piece !== rarest
        ? sql`strpos(${registration.searchText}, ${piece}) > 0`
        : sql`${registration.searchText} LIKE ${`%${escaped(piece)}%`}`,
    ),
  );
}

/** Learns how common is what somebody typed, before they are looked for. */
export const learnWords = (scope: Pick<Scope, 'db'>, typed: string): Promise<void> =>
  learnShares(
    scope,
    inLayouts(typed).flatMap((words) =>
      searchWords(words).flatMap((word) => [occurs, ...BEST_FIRST].flatMap((stands) => stands(word))),
    ),
  );

const shownWords: Matches = (typed) =>
  and(all(occurs)(typed), ...plain(typed).split(/\s+/u).filter(Boolean).map(isShown));

const isShown = (word: string): SQL =>
  isShort(word) && !isWrittenTogether(word)
    ? sql`${shown} ~ ${`(^|[^[:alnum:]])${word.replace(/[^\p{L}\p{N}\p{M}]/gu, '\\$&')}`}`
    : sql`${shown} LIKE ${`%${escaped(word)}%`}`;

const plain = (text: string): string =>
  text
    .toWellFormed()
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '');
const shown = sql`regexp_replace(normalize(lower(concat_ws(' ', ${registration.reference}, ${registration.givenLatin},
  ${registration.surnameLatin}, ${registration.nameNative}, ${registration.badgeName}, ${registration.organisation},
  ${registration.territory})), NFD), '[\u0300-\u036f]', '', 'g')`;

const escaped = (word: string): string => word.replace(/[\\%_]/g, '\\$&');

/**
 * How well a record can fit what was typed, best first: every word stands whole, every word begins one. Each is a condition
 * that the trigram index serves, and whoever fits is found.
 */
export const fitsFor = (actor: Actor, typed: string): SQL[] =>
  BEST_FIRST.map((stands) =>
    inEitherLayout(typed, (words) =>
      and(all(stands)(words), seesAllContacts(actor) ? undefined : shownWords(words)),
    ),
  );
const BEST_FIRST = [isWhole, begins];

/** The better a record that was found fits, the lower. */
export const misfitFor = (actor: Actor, typed: string): SQL<number> => placeAmong(fitsFor(actor, typed));

/** The same at a gate, where people are looked for by all that is written of them. */
export const misfitOf = (typed: string): SQL<number> =>
  placeAmong(BEST_FIRST.map((stands) => inEitherLayout(typed, all(stands))));

const placeAmong = (fits: SQL[]): SQL<number> =>
  sql`CASE ${sql.join(
    fits.map((one, place) => sql`WHEN ${one} THEN ${sql.raw(`${place}`)}`),
    sql` `,
  )} ELSE ${sql.raw(`${fits.length}`)} END`;
