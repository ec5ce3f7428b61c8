/** The keys that a code is typed with, as a QWERTY keyboard has them, and the one for the dashes. */
export const KEYS = '2 3 4 5 6 7 8 9 - q w e r t y u p a s d f g h j k l z x c v b n m'.split(' ');

/**
 * What those keys give, without Shift, under the layouts that delegates have, in the same order; where two versions of a
 * layout differ, both after a stroke. Sources: the layouts of Windows and of xkeyboard-config.
 */
const SIGNS = {
  russian: '2 3 4 5 6 7 8 9 - й ц у к е н г з ф ы в а п р о л д я ч с м и т ь',
  ukrainian: '2 3 4 5 6 7 8 9 - й ц у к е н г з ф і в а п р о л д я ч с м и т ь',
  belarusian: '2 3 4 5 6 7 8 9 - й ц у к е н г з ф ы в а п р о л д я ч с м і т ь',
  kazakh: 'ә і ң ғ , . ү ұ ө й ц у к е н г з ф ы в а п р о л д я ч с м и т ь',
  greek: '2 3 4 5 6 7 8 9 - ; ς ε ρ τ υ θ π α σ δ φ γ η ξ κ λ ζ χ ψ ω β ν μ',
  arabic: '2 3 4 5 6 7 8 9 - ض ص ث ق ف غ ع ح ش س ي ب ل ا ت ن م ئ ء ؤ ر لا|ﻻ ى ة',
  persian: '2 3 4 5 6 7 8 9 - ض ص ث ق ف غ ع ح ش س ی|ي ب ل ا ت ن م ظ ط ز ر ذ د پ|ئ',
  hebrew: "2 3 4 5 6 7 8 9 - / '|’ ק ר א ט ו פ ש ד ג כ ע י ח ל ך ז ס ב ה נ מ צ",
  hindi: '2 3 4 5 6 7 8 9 - ौ ै ा ी ू ब ह ज ो े ् ि ु प र क त ॆ ं म न व ल स',
  thai: '/ - ภ ถ ุ ึ ค ต ข ๆ ไ ำ พ ะ ั ี ย ฟ ห ก ด เ ้ ่ า ส ผ ป แ อ ิ ื ท',
  // Letters are typed as they are printed on its keys; only the digits need a Shift that is easily forgotten.
  azerty: 'é "|“|” \'|’ ( -|§ è _|! ç - q w e r t y u p a s d f g h j k l z x c v b n m',
} as const;
export type Layout = keyof typeof SIGNS;
export const LAYOUTS = Object.keys(SIGNS) as Layout[];

/** What each key gives under a layout, in the order of `KEYS`. */
export const signsOf = (layout: Layout): string[][] =>
  SIGNS[layout].split(' ').map((versions) => versions.split('|'));

/**
 * Neighbours that no code has, because a layout gives the same for something else: لا is one Arabic key and also two, and
 * Unicode has one order only for a Thai vowel below and a tone above.
 */
export const CONFUSED_PAIRS = ['GH', 'H6', 'J6'] as const;
