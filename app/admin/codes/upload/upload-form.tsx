'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { CONTROL } from '@/app/_ui/control';
import { Field } from '@/app/_ui/field';
import { Select } from '@/app/_ui/select';
import { Outcome } from '../../_desk/outcome';
import { uploadCodes } from './actions';
import { Checked, Faults } from './checked';
import type { UploadState } from './state';

const UNTOUCHED: UploadState = {};

type UploadFormProps = { locale: string; locales: readonly { value: string; label: string }[] };

/** A file to check, and what came of it: its faults, or what it would make and the button that makes it. */
export function UploadForm({ locale, locales }: UploadFormProps) {
  const words = useTranslations('admin.codes.upload');
  const [state, submit, isPending] = useActionState(uploadCodes, UNTOUCHED);
  const { checked, typed, faults } = state;
  const chosen = String(typed?.locale ?? locale);
  return (
    <div className="grid gap-8">
      <Outcome state={state} />
      {state.faultList && <Faults faults={state.faultList} more={state.more} />}
      {checked && (
        <form action={submit} aria-busy={isPending} className="grid gap-6">
          <Checked file={checked} />
          <p className="text-sm text-muted">{words('makeHelp')}</p>
          <div>
            <Button name="intent" value="make">
              {words('make', { count: checked.codes })}
            </Button>
          </div>
        </form>
      )}
      <form action={submit} aria-busy={isPending} noValidate className="grid max-w-text gap-5">
        {checked && <h2 className="text-lg">{words('another')}</h2>}
        <Field name="file" label={words('file')} help={words('fileHelp')} error={faults?.file}>
          {(control) => (
            <input type="file" accept=".csv,.tsv,.txt,text/csv" className={CONTROL} {...control} />
          )}
        </Field>
        <Field name="locale" label={words('locale')}>
          {(control) => <Select {...control} key={chosen} defaultValue={chosen} choices={locales} />}
        </Field>
        <label className="flex min-h-8 cursor-pointer items-center gap-2">
          <input
            type="checkbox"
            name="mails"
            value="yes"
            defaultChecked={typed?.mails === 'yes'}
            className="size-5 shrink-0 accent-river"
          />
          {words('mails')}
        </label>
        <div>
          <Button name="intent" value="check" tone={checked ? 'quiet' : 'primary'}>
            {words('check')}
          </Button>
        </div>
      </form>
    </div>
  );
}
