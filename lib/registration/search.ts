import { and, or, type SQL, sql } from 'drizzle-orm';
import { registration, succession } from '@/db/schema';
import type { Actor } from '@/lib/core/actor';
import { layoutSwapped, searchWords } from '@/lib/core/fold';
import { has, reachOf } from '@/lib/core/rights';
import { isReference } from './rules';

/**
 * Finds registrations by what somebody typed: every word must occur somewhere in the folded text, as typed or as it
 * would read under the other keyboard layout. The trigram index serves each word. What has no word in it finds nobody.
 */
export const textMatches = (typed: string): SQL => inEitherLayout(typed, allWords);

/**
 * The same for somebody at the desk. Who sees no contact data must not learn it by searching either: there each word,
 * freed of accents alone, must also stand in what is shown.
 */
export const textMatchesFor = (actor: Actor, typed: string): SQL =>
  seesAllContacts(actor) ? textMatches(typed) : inEitherLayout(typed, shownWords);

const seesAllContacts = (actor: Actor): boolean =>
  has(actor, 'readContacts') && reachOf(actor, 'readContacts') === reachOf(actor, 'readRegistrations');

const inEitherLayout = (typed: string, matches: (words: string) => SQL | undefined): SQL =>
  or(matches(typed), matches(layoutSwapped(typed)), goesOnFor(typed)) ?? sql`false`;

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

const allWords = (typed: string): SQL | undefined =>
  and(...searchWords(typed).map((word) => sql`${registration.searchText} LIKE ${inside(word)}`));

const shownWords = (typed: string): SQL | undefined =>
  and(
    allWords(typed),
    ...plain(typed)
      .split(/\s+/u)
      .filter(Boolean)
      .map((word) => sql`${shown} LIKE ${inside(word)}`),
  );

const plain = (text: string): string =>
  text
    .toWellFormed()
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '');
const shown = sql`regexp_replace(normalize(lower(concat_ws(' ', ${registration.reference}, ${registration.givenLatin},
  ${registration.surnameLatin}, ${registration.nameNative}, ${registration.badgeName}, ${registration.organisation},
  ${registration.territory})), NFD), '[\u0300-\u036f]', '', 'g')`;

const inside = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

/** How well a record fits what was typed, best highest: whole words before beginnings of words before anything inside. */
export function textRank(typed: string): SQL<number> {
  const points = [typed, layoutSwapped(typed)].flatMap(searchWords).map((word) => {
    const escaped = word.replace(/[\\%_]/g, '\\$&');
    const text = sql`(' ' || ${registration.searchText} || ' ')`;
    return sql`CASE WHEN ${text} LIKE ${`% ${escaped} %`} THEN 2 WHEN ${text} LIKE ${`% ${escaped}%`} THEN 1 ELSE 0 END`;
  });
  return points.length > 0 ? sql`(${sql.join(points, sql` + `)})` : sql`0`;
}
