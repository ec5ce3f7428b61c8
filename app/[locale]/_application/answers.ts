import type { FieldFault } from '@/lib/core/input';
import type { Typed } from '@/lib/registration/form';

/** What the fields of a form show: what was typed, and what is wrong with it. */
export type Answers = {
  text: (name: string) => string;
  list: (name: string) => string[];
  error: (name: string) => string | undefined;
};

export function answersOf(
  typed: Typed,
  faults: readonly FieldFault[],
  sentenceOf: (code: string) => string,
): Answers {
  const codes = new Map(faults.map(({ path, code }) => [path, code]));
  const list = (name: string) => [typed[name] ?? []].flat().filter((text) => text !== '');
  return {
    list,
    text: (name) => list(name).at(-1) ?? '',
    error: (name) => {
      const code = codes.get(name);
      return code && sentenceOf(code);
    },
  };
}
