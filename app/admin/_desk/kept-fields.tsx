'use client';

import type { ComponentProps, ReactNode } from 'react';
import type { Choice } from '@/app/_ui/choices';
import { Field, FieldError } from '@/app/_ui/field';
import { Select } from '@/app/_ui/select';
import { TextArea } from '@/app/_ui/text-area';
import { TextInput } from '@/app/_ui/text-input';
import { useKept } from './action-form';

type Kept = { name: string; label: ReactNode; help?: ReactNode; optional?: string };

const one = (typed: string | string[] | undefined) => (Array.isArray(typed) ? typed[0] : typed);

type InputProps = Kept & Omit<ComponentProps<'input'>, 'name'>;
export function KeptInput({ name, label, help, optional, defaultValue, ...rest }: InputProps) {
  const { typed, fault, id } = useKept(name);
  return (
    <Field name={name} id={id} label={label} help={help} optional={optional} error={fault}>
      {(control) => <TextInput {...rest} {...control} defaultValue={one(typed) ?? defaultValue} />}
    </Field>
  );
}

/** `keyName`: the single key that puts the focus here, by its place. */
type AreaProps = Kept & {
  rows?: number;
  maxLength?: number;
  defaultValue?: string;
  keyName?: string;
  /** Of what is written there. */
  lang?: string;
};
export function KeptArea({ name, label, help, optional, rows = 3, maxLength = 2000, ...rest }: AreaProps) {
  const { typed, fault, id } = useKept(name);
  return (
    <Field name={name} id={id} label={label} help={help} optional={optional} error={fault}>
      {(control) => (
        <TextArea
          {...control}
          rows={rows}
          maxLength={maxLength}
          defaultValue={one(typed) ?? rest.defaultValue}
          lang={rest.lang}
          data-letter={rest.keyName}
        />
      )}
    </Field>
  );
}

type SelectProps = Kept & {
  choices: readonly Choice[];
  placeholder?: string;
  defaultValue?: string;
  keyName?: string;
};
export function KeptSelect({ name, label, help, optional, defaultValue, keyName, ...rest }: SelectProps) {
  const { typed, fault, id } = useKept(name);
  const chosen = one(typed) ?? defaultValue;
  return (
    <Field name={name} id={id} label={label} help={help} optional={optional} error={fault}>
      {/* The key makes React take up what was chosen: a select forgets its default after an action. */}
      {(control) => (
        <Select {...rest} {...control} key={chosen} defaultValue={chosen} data-letter={keyName} />
      )}
    </Field>
  );
}

type ChecksProps = {
  name: string;
  legend: string;
  choices: readonly Choice[];
  columns?: boolean;
  /** Those that are chosen as long as nothing was typed. */
  defaultValue?: readonly string[];
};
export function KeptChecks({ name, legend, choices, columns = false, defaultValue = [] }: ChecksProps) {
  const { typed, fault, id, isKept } = useKept(name);
  const chosen = new Set(isKept ? [typed ?? []].flat() : defaultValue);
  const errorId = fault ? `${id}-error` : undefined;
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={errorId} className="grid gap-1">
      <legend className="mb-1 font-medium">{legend}</legend>
      <FieldError id={errorId}>{fault}</FieldError>
      <div className={columns ? 'grid gap-x-4 sm:grid-cols-2' : 'grid'}>
        {choices.map(({ value, label }) => (
          <label key={value} className="flex min-h-8 cursor-pointer items-center gap-2">
            <input
              type="checkbox"
              name={name}
              value={value}
              defaultChecked={chosen.has(value)}
              className="size-5 shrink-0 accent-river"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
