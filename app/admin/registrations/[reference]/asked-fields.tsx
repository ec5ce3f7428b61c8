'use client';

import { FieldError } from '@/app/_ui/field';
import { useKept } from '../../_desk/action-form';
import { noteName } from './note-name';

type AskedFieldsProps = {
  legend: string;
  choices: readonly { value: string; label: string; note: string }[];
};

/** What is to be corrected, each with room for what is wrong with it, which shows once it is ticked. */
export function AskedFields({ legend, choices }: AskedFieldsProps) {
  const { typed, fault, id } = useKept('fields');
  const chosen = new Set([typed ?? []].flat());
  const errorId = fault ? `${id}-error` : undefined;
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={errorId} className="grid gap-1">
      <legend className="mb-1 font-medium">{legend}</legend>
      <FieldError id={errorId}>{fault}</FieldError>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {choices.map((choice) => (
          <AskedField key={choice.value} {...choice} isChosen={chosen.has(choice.value)} />
        ))}
      </div>
    </fieldset>
  );
}

type AskedFieldProps = { value: string; label: string; note: string; isChosen: boolean };
function AskedField({ value, label, note, isChosen }: AskedFieldProps) {
  const { typed } = useKept(noteName(value));
  return (
    <div className="group/asked has-checked:col-span-full">
      <label className="flex min-h-8 cursor-pointer items-center gap-2">
        <input
          type="checkbox"
          name="fields"
          value={value}
          defaultChecked={isChosen}
          className="size-5 shrink-0 accent-river"
        />
        {label}
      </label>
      <label className="mb-2 hidden gap-1 text-sm text-muted group-has-checked/asked:grid">
        {note}
        <input
          name={noteName(value)}
          maxLength={500}
          defaultValue={[typed ?? ''].flat()[0]}
          className="min-h-9 w-full rounded border border-edge bg-surface px-2 text-ink"
        />
      </label>
    </div>
  );
}
