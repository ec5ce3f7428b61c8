import type { FormState } from '@/app/_server/action';
import type { FieldFault } from '@/lib/core/input';
import type { Refusal } from '@/lib/core/result';
import type { DeskState } from '../../_desk/form-state';

type Typed = NonNullable<FormState['typed']>;

/** The two fields of a name in Latin letters as the schema knows them. */
export const namedOf = ({ surname, given, ...rest }: Typed) => ({ ...rest, nameLatin: { surname, given } });

/** A fault of the name stands at the field that has it, and not at both. */
export function toldOfNames(answer: DeskState, { details }: Refusal): DeskState {
  const errors = (details?.errors as FieldFault[] | undefined) ?? [];
  const sentence = answer.faults?.nameLatin;
  const parts = errors.flatMap(({ path }) =>
    path.startsWith('nameLatin.') ? [path.slice('nameLatin.'.length)] : [],
  );
  return sentence
    ? {
        ...answer,
        faults: { ...answer.faults, ...Object.fromEntries(parts.map((part) => [part, sentence])) },
      }
    : answer;
}
