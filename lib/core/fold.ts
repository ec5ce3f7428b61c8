import { respell } from './fold-latin';
import { isAscii, normalizeScripts } from './fold-script';

/** The key by which one address is one person. Dots and plus signs stay: only the mail server knows what they mean. */
export const foldEmail = (email: string): string => email.normalize('NFC').trim().toLowerCase();

/**
 * One spelling for what people write in many: lower case, no accents, Cyrillic in Latin, and the common romanisations
 * of one name made equal (Алексей, Aleksei, Alexey). Other scripts are only freed of variants of the same letter.
 * Stored text and query go through this same function; the result is words with single spaces between them.
 */
export const foldForSearch = (text: string): string =>
  text.toWellFormed().split(/\s+/u).map(foldWord).filter(Boolean).join(' ');

// No rule looks beyond a word, and words come again: names of cities and organisations, first names. To fold one costs some
// thirty searches, which made up a quarter of taking an application in.
const MOST_KNOWN = 20_000;
const known = new Map<string, string>();

function foldWord(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  const words = normalizeScripts(digitsOf(word))
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
  const folded = respell(words).normalize('NFC');
  if (known.size === MOST_KNOWN) known.clear();
  known.set(word, folded);
  return folded;
}

/**
 * The folded text to keep beside a record. What has two readings is in it in both: Şahin as Sahin and as Shahin, Müller as
 * Muller and as Mueller, a Chinese name written apart also together.
 */
export function foldForIndex(text: string): string {
  const secondReadings = text
    .normalize('NFC')
    .split(/\s+/)
    .filter((word) => !isAscii(word))
    .map((word) => [
      word,
      word.replace(/[^\p{ASCII}]/gu, (letter) => READ_AS.get(letter.toLowerCase()) ?? letter),
    ])
    .flatMap(([word, reading]) => (reading && reading !== word ? [reading] : []));
  const folded = foldForSearch([text, ...secondReadings].join(' '));
  const together = folded.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
  return together === folded ? folded : `${folded} ${together}`;
}

/** The words of a query: a record is found when each of them occurs somewhere in its index text. */
export const searchWords = (query: string): string[] => [
  ...new Set(foldForSearch(query).split(' ').filter(Boolean)),
];

const READ_AS = new Map(
  Object.entries({
    š: 'sh',
    ş: 'sh',
    ș: 'sh',
    č: 'ch',
    ç: 'ch',
    ž: 'zh',
    ä: 'ae',
    ö: 'oe',
    ø: 'oe',
    ü: 'ue',
    å: 'aa',
  }),
);

// The zero of each script's digits: Arabic-Indic, Persian, N'Ko, Devanagari, Bengali, Gurmukhi, Gujarati, Oriya,
// Tamil, Telugu, Kannada, Malayalam, Thai, Lao, Tibetan, Myanmar, Khmer, Mongolian, full width.
const ZEROS = '٠۰߀०০੦૦୦௦౦೦൦๐໐༠၀០᠐０';
const ASCII_DIGITS = new Map(
  [...ZEROS].flatMap((zero) =>
    Array.from({ length: 10 }, (_, digit): [string, string] => [
      String.fromCharCode(zero.charCodeAt(0) + digit),
      String(digit),
    ]),
  ),
);

/** The text with the digits of other scripts (٤ ۴ ४ ４) written as 0 to 9; everything else unchanged. */
export const digitsOf = (text: string): string =>
  text.replace(/[^\P{Nd}0-9]/gu, (digit) => ASCII_DIGITS.get(digit) ?? digit);

const QWERTY = '`qwertyuiop[]asdfghjkl;\'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>';
const JCUKEN = 'ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ';

const keys = (from: string, to: string): Map<string, string> =>
  new Map([...from].map((key, at) => [key, to.charAt(at)]));
const toCyrillic = keys(QWERTY, JCUKEN);
const toLatin = keys(JCUKEN, QWERTY);

/**
 * What the same keys give under the other layout: `ghbdtn` → `привет`, `зуекщм` → `petrov`. Text with a Cyrillic letter
 * was typed under ЙЦУКЕН, any other under QWERTY, where the keys of х ъ ж э б ю ё are punctuation.
 */
export function layoutSwapped(text: string): string {
  const swap = /\p{Script=Cyrillic}/u.test(text) ? toLatin : toCyrillic;
  return [...text].map((key) => swap.get(key) ?? key).join('');
}
