/** Why a name cannot be taken. Everything not named here passes: one letter, no surname, any case, any order. */
export type NameFault =
  | 'name_missing'
  | 'name_too_long'
  | 'name_has_digits'
  | 'name_not_latin'
  | 'name_no_letters'
  | 'name_forbidden_characters';

export const LATIN_NAME_LONGEST = 60;
export const NATIVE_NAME_LONGEST = 150;

/** NFC, without outer space; line breaks, tabs and runs of spaces become one space. Letters are never touched. */
export const cleanName = (text: string): string =>
  text
    .normalize('NFC')
    // Zero-width space, byte-order mark, word joiner, soft hyphen: pasted along, never typed.
    .replace(/[\u200b\ufeff\u2060\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * Control characters (NUL among them, which PostgreSQL refuses), halves of surrogate pairs, and the bidirectional overrides
 * and isolates that make a text read differently from what it is. The joiners of Persian and Indic scripts and the plain
 * direction marks pass.
 */
export const hasForbiddenCharacters = (text: string): boolean =>
  !text.isWellFormed() || /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text);

// Letters with diacritics, composed or not (some African ones have no composed form); the apostrophes of every keyboard;
// the slash of A/L and A/P, "child of", in Malaysian passports.
const LATIN_NAME = /^(?:[A-Za-zÀ-ÖØ-öø-ʯḀ-ỿ '’‘ʻʼ./\-‐‑]|[\u0300-\u036f])+$/u;

/** A part of the name as in the passport's Latin spelling: 1 to 60 characters. Judges what `cleanName` gives. */
export function latinNameFault(name: string): NameFault | undefined {
  const fault = commonFault(name, LATIN_NAME_LONGEST);
  if (fault) return fault;
  if (/\p{Nd}/u.test(name)) return 'name_has_digits';
  return LATIN_NAME.test(name) ? letterFault(name) : 'name_not_latin';
}

/** The name in one's own script: 1 to 150 characters of any. Judges what `cleanName` gives. */
export function nativeNameFault(name: string): NameFault | undefined {
  return commonFault(name, NATIVE_NAME_LONGEST) ?? letterFault(name);
}

function commonFault(name: string, longest: number): NameFault | undefined {
  if (name.trim() === '') return 'name_missing';
  if (hasForbiddenCharacters(name)) return 'name_forbidden_characters';
  return [...name].length > longest ? 'name_too_long' : undefined;
}

// Private-use characters count: rare ideographs of names are typed as such where a font lacks the letter.
const letterFault = (name: string): NameFault | undefined =>
  /[\p{L}\p{Co}]/u.test(name) ? undefined : 'name_no_letters';
