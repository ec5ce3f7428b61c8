'use client';

import type { ComboboxChoice, ComboboxWords } from '@/app/_ui/choices';
import { Combobox } from '@/app/_ui/combobox';
import { Field } from '@/app/_ui/field';
import { useKept } from '@/app/admin/_desk/action-form';

type KeptCountryProps = {
  name: string;
  label: string;
  defaultValue?: string;
  choices: readonly ComboboxChoice[];
  words: ComboboxWords;
  locale: string;
};

/** A country, as in the form of the application. */
export function KeptCountry({ name, label, defaultValue, ...list }: KeptCountryProps) {
  const { typed, fault, id } = useKept(name);
  const chosen = [typed].flat()[0] ?? defaultValue;
  return (
    <Field name={name} id={id} label={label} error={fault}>
      {/* The key makes it take up what was chosen: after an action a select forgets it. */}
      {(control) => <Combobox key={chosen} {...list} {...control} defaultValue={chosen} />}
    </Field>
  );
}
