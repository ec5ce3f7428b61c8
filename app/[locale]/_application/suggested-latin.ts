import { latinFromCyrillic } from '@/lib/core/icao';

/**
 * What a passport probably shows for a name written in Cyrillic, in the order of Russian documents: surname, given
 * name, and no patronymic. One word is a given name; anything not wholly Cyrillic gets no suggestion.
 */
export function suggestedLatin(native: string): readonly [surname: string, given: string] {
  const words = native.normalize('NFC').trim().split(/\s+/);
  if (!words.every((word) => /^[\p{Script=Cyrillic}'’-]+$/u.test(word))) return ['', ''];
  const [first = '', second] = words;
  return second === undefined
    ? ['', latinFromCyrillic(first)]
    : [latinFromCyrillic(first), latinFromCyrillic(second)];
}
