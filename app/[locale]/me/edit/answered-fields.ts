import { type FieldFault, parseInput } from '@/lib/core/input';
import { changesOf, namesOf, type Typed } from '@/lib/registration/form';
import { type EditInput, editInput } from '@/lib/registration/input';

/** The fields into which something was typed that does not stand in the registration, now or before a refusal. */
export function touchedFields(
  fields: readonly string[],
  shown: Typed,
  ...typed: (Typed | undefined)[]
): string[] {
  const differs = (name: string) =>
    typed.some((one) => one?.[name] !== undefined && textOf(one[name]) !== textOf(shown[name]));
  return fields.filter((field) => namesOf(field).some(differs));
}

const textOf = (value: string | string[] | undefined): string =>
  [value ?? []]
    .flat()
    .filter((text) => text !== '')
    .sort()
    .join('\n')
    .replaceAll('\r\n', '\n');

export type Judged = { changes: EditInput; faulty: string[] };

/** Each field by itself: one that cannot be used keeps no other from being kept. */
export function judgeEach(fields: readonly string[], typed: Typed): Judged {
  const judged: Judged = { changes: {}, faulty: [] };
  for (const field of fields) {
    const parsed = parseInput(editInput, changesOf(typed, [field]));
    if (parsed.ok) Object.assign(judged.changes, parsed.value);
    else judged.faulty.push(field);
  }
  return judged;
}

/** What is wrong with some fields, under the names of their inputs. */
export function faultsIn(fields: readonly string[], typed: Typed): FieldFault[] {
  const parsed = parseInput(editInput, changesOf(typed, fields));
  const errors = parsed.ok ? [] : (parsed.refusal.details?.errors as FieldFault[]);
  return errors.map(({ path, code }) => ({ path: path.replace(/\.\d+$/, ''), code }));
}
