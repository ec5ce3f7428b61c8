import type { ComboboxChoice } from './choices';

/** Finds a choice by the beginning of any word of its label or keywords; accents, case and ё do not matter. */
export function matcher(choices: readonly ComboboxChoice[]): (label: string, typed: string) => boolean {
  const searched = new Map(
    choices.map((choice) => [choice.label, ` ${fold(`${choice.label} ${choice.keywords ?? ''}`)}`]),
  );
  return (label, typed) => {
    const wanted = fold(typed);
    return wanted === '' || (searched.get(label) ?? '').includes(` ${wanted}`);
  };
}

/** NFD drops the marks of é and also the two dots of ё; every run of punctuation becomes one space. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
