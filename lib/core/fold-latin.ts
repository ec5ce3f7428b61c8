import { latinFromCyrillic } from './icao';

// What NFKD does not take apart.
const PLAIN = new Map(
  Object.entries({
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ł: 'l',
    ħ: 'h',
    ı: 'i',
    ŋ: 'ng',
    ə: 'a',
    ɓ: 'b',
    ɗ: 'd',
    ƙ: 'k',
    ƴ: 'y',
  }),
);

/** Spellings of one sound, each towards the shorter; where order matters the longer comes first. */
const RESPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/tsch|tch/g, 'ch'],
  [/shch|sch/g, 'sh'],
  [/dzh|dj/g, 'j'],
  [/kh/g, 'h'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/gh/g, 'g'],
  [/ck|q/g, 'k'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/tz/g, 'ts'],
  [/[jy]/g, 'i'],
  [/ou/g, 'u'],
  // Podieiachev (ICAO, for ъ) and Podyachev.
  [/ie(?=i[aeu])/g, ''],
  // Yevgeny and Evgenii, Solovyov, Soloviev and Solovev; not Mario or Marie, whose vowel is heard.
  [/i[eo](?=[bcdfghklmnprstvz])/g, 'e'],
  [/([a-z])\1+/g, '$1'],
  [/ah\b/g, 'a'],
  // Names romanised in more ways than rules can follow; each step keeps the beginning, for who types only that.
  [/\bm[ou]h/g, 'moh'],
  [/\bmoh[ae]m/g, 'moham'],
  [/\bmoham[ae][dt]/g, 'mohamed'],
  [/\bahma/g, 'ahme'],
  [/\bh[ou]s[ae]/g, 'huse'],
  [/\bhusen\b/g, 'husein'],
  [/\biu?s[eiou]+f/g, 'iusuf'],
  [/aleksandr/g, 'aleksander'],
];

// Most words are spelled as they sound: one look in place of one for each spelling.
const RESPELLED = new RegExp(RESPELLINGS.map(([{ source }]) => source).join('|'));

/**
 * Lower-case text without accents, in the spelling in which variants meet: Cyrillic by the ICAO table, then Latin
 * respelled until nothing changes, so that folding what is folded changes nothing.
 */
export function respell(text: string): string {
  let folded = latinFromCyrillic(text).replace(/[^\p{ASCII}]/gu, (letter) => PLAIN.get(letter) ?? letter);
  for (let before = ''; before !== folded && RESPELLED.test(folded); ) {
    before = folded;
    for (const [spelling, sound] of RESPELLINGS) folded = folded.replace(spelling, sound);
  }
  return folded;
}
