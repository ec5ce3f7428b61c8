// Accents, Hebrew and Arabic vowel points, variation selectors, and the Devanagari nukta, which is written or not at will.
// Vowel signs of Indic scripts and Thai are marks too, but stand for sounds, as do the kana's voicing marks: they stay.
const OPTIONAL_MARKS =
  /(?=\p{Mn})(?![\u3099\u309a])[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Cyrillic}]|\u093c/gu;

// Tatweel, the joiners that Persian and Indic typing leaves or omits, other invisible characters.
const INVISIBLE = /[\u0640\p{Cf}]/gu;

// Also the Uzbek turned comma, the transliterated hamza and ayn, and the accents people type for an apostrophe.
const APOSTROPHES = /['’‘‛`´′\u02b0-\u02ff]/g;

const SAME_LETTER = new Map(
  Object.entries({ ٱ: 'ا', ة: 'ه', ى: 'ي', ی: 'ي', ې: 'ي', ک: 'ك', ہ: 'ه', ھ: 'ه', ە: 'ه', ς: 'σ' }),
);

/** Rows of Ethiopic syllables that Amharic pronounces alike and spells at will: [from, to] first syllables. */
const SAME_ROW = [
  [0x1210, 0x1200],
  [0x1280, 0x1200],
  [0x1220, 0x1230],
  [0x12d0, 0x12a0],
  [0x1340, 0x1338],
] as const;

function sameSyllable(syllable: string): string {
  const code = syllable.charCodeAt(0);
  const row = SAME_ROW.find(([from]) => code >= from && code < from + 7);
  const plain = row ? code - row[0] + row[1] : code;
  // The fourth order of these two rows sounds like the first.
  return String.fromCharCode(plain === 0x1203 || plain === 0x12a3 ? plain - 3 : plain);
}

/** Lower case, decomposed, with one letter for the variants of a letter, in every script; word breaks stay. */
export const normalizeScripts = (text: string): string =>
  isAscii(text) ? text.replace(APOSTROPHES, '').toLowerCase() : normalized(text);

/** True for text that has no accents, no variants of letters and nothing invisible to take care of. */
export const isAscii = (text: string): boolean => !/\P{ASCII}/u.test(text);

const normalized = (text: string): string =>
  text
    .replace(APOSTROPHES, '')
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(OPTIONAL_MARKS, '')
    .replace(INVISIBLE, '')
    .replace(APOSTROPHES, '')
    .replace(/[ٱةىیېکہھەς]/g, (letter) => SAME_LETTER.get(letter) ?? letter)
    .replace(/[\u1200-\u137f]/g, sameSyllable)
    // The signs are not heard: ъ, which passports print as IE, is Y or nothing elsewhere.
    .replace(/[ьъ]/g, '');
