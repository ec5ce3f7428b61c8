/**
 * Cyrillic to Latin as machine-readable passports print it: ICAO Doc 9303, part 3, section 6, table B. The first
 * three lines are the 33 Russian letters; the others are Belarusian, Ukrainian, South Slavic and, beyond the ICAO
 * table, the Kazakh, Kyrgyz, Mongolian, Tajik and Uzbek letters as those passports spell them.
 */
const TABLE = `
  а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i
  к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f
  х=kh ц=ts ч=ch ш=sh щ=shch ъ=ie ы=y ь= э=e ю=iu я=ia
  і=i ї=i є=ie ґ=g ў=u ђ=d ј=j љ=lj њ=nj ћ=c џ=dz ѓ=g ќ=k ѕ=dz
  ә=a ғ=g қ=k ң=n ө=o ұ=u ү=u һ=h ҳ=h ҷ=j ӣ=i ӯ=u`;

const LATIN = new Map(
  TABLE.trim()
    .split(/\s+/)
    .map((row) => row.split('=') as [string, string]),
);

/**
 * The spelling that a passport most likely shows, as a suggestion to be checked by its owner: older passports keep
 * other spellings. Anything that is not Cyrillic stays as it is.
 */
export function latinFromCyrillic(text: string): string {
  if (!/\p{Script=Cyrillic}/u.test(text)) return text.normalize('NFC');
  const letters = [...text.normalize('NFC')];
  return letters
    .map((letter, at) => {
      const small = letter.toLowerCase();
      const latin = LATIN.get(small);
      if (latin === undefined) return letter;
      if (letter === small) return latin;
      // Щ is SHCH among capitals and Shch at the head of a word.
      const isAmongCapitals = isCapital(letters[at - 1]) || isCapital(letters[at + 1]);
      return isAmongCapitals ? latin.toUpperCase() : latin.charAt(0).toUpperCase() + latin.slice(1);
    })
    .join('');
}

const isCapital = (letter: string | undefined): boolean => letter !== undefined && /\p{Lu}/u.test(letter);
