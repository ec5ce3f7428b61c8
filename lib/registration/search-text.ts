import { foldForIndex } from '@/lib/core/fold';
import { latinName } from './rules';

type Searchable = {
  reference: string;
  givenLatin: string;
  surnameLatin: string | null;
  nameNative?: string | null;
  badgeName?: string | null;
  email: string;
  phone: string;
  organisation: string;
  territory?: string | null;
};

/**
 * Everything that a person may be found by, folded: names in each script, address, number, organisation, city. A space stands
 * before the first and after the last word, so that the trigrams also know where a word begins and ends.
 */
export function searchTextOf(row: Searchable): string {
  const folded = foldForIndex(
    [
      row.reference,
      latinName(row),
      row.surnameLatin && `${row.surnameLatin} ${row.givenLatin}`,
      row.nameNative,
      row.badgeName,
      row.email,
      row.phone,
      row.organisation,
      row.territory,
    ]
      .filter(Boolean)
      .join(' '),
  );
  return ` ${[folded, ...pairsOf(folded), ...markedOf(folded)].join(' ')} `;
}

/** Scripts that are written without spaces, or in which a given name is two signs within a word. */
const WRITTEN_TOGETHER =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const TOGETHER = new RegExp(`[${WRITTEN_TOGETHER}][${WRITTEN_TOGETHER}\\p{M}]+`, 'gu');
const IS_TOGETHER = new RegExp(`[${WRITTEN_TOGETHER}]`, 'u');

/** Whether a word may stand in the middle of another and be a word all the same. */
export const isWrittenTogether = (word: string): boolean => IS_TOGETHER.test(word);

/** Fewer letters than a trigram has: where such a word ends, trigrams alone cannot tell. */
export const isShort = (word: string): boolean => Array.from(word).length < 3;
/** A short word once more, so long that trigrams know it among all that begin or end as it does. */
export const marked = (word: string): string => `zq${word}`;
const markedOf = (folded: string): string[] => [...new Set(folded.split(' ').filter(isShort))].map(marked);

/** Every two signs that follow each other, and the last by itself: one or two signs are too few for a trigram. */
const pairsOf = (folded: string): string[] => [
  ...new Set(
    (folded.match(TOGETHER) ?? [])
      .map((run) => Array.from(run))
      .flatMap((signs) => signs.map((sign, at) => sign + (signs[at + 1] ?? ''))),
  ),
];
