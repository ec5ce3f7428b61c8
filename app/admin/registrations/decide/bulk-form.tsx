'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import type { Choice } from '@/app/_ui/choices';
import { Field } from '@/app/_ui/field';
import { Notice } from '@/app/_ui/notice';
import { Select } from '@/app/_ui/select';
import { TextArea } from '@/app/_ui/text-area';
import { decideSelected } from './actions';
import { BulkOutcome } from './bulk-outcome';
import { NOT_SENT } from './bulk-state';

type BulkFormProps = {
  decision: 'approve' | 'reject';
  picks: readonly string[];
  reasons: readonly Choice[];
  words: {
    submit: string;
    skipped: string | undefined;
    waits: string | undefined;
    reason: string;
    choose: string;
    note: string;
    noteHelp: string;
    optional: string;
  };
};

/** The last step before many decisions, and after it what came of each, in the same place. */
export function BulkForm({ decision, picks, reasons, words }: BulkFormProps) {
  const [state, submit, isPending] = useActionState(decideSelected, NOT_SENT);
  if (state.outcome) return <BulkOutcome outcome={state.outcome} />;
  return (
    <form action={submit} noValidate aria-busy={isPending} className="grid max-w-text gap-5">
      {state.message && (
        <Notice tone="bad" role="alert">
          {state.message}
        </Notice>
      )}
      {words.skipped && <Notice tone="wait">{words.skipped}</Notice>}
      {words.waits && <Notice tone="info">{words.waits}</Notice>}
      <input type="hidden" name="decision" value={decision} />
      {picks.map((pick) => (
        <input key={pick} type="hidden" name="pick" value={pick} />
      ))}
      {decision === 'reject' && (
        <>
          <Field name="reasonCode" label={words.reason} error={state.faults?.reasonCode}>
            {(control) => (
              <Select
                {...control}
                key={state.typed?.reasonCode}
                choices={reasons}
                placeholder={words.choose}
                defaultValue={state.typed?.reasonCode}
              />
            )}
          </Field>
          <Field name="note" label={words.note} help={words.noteHelp} optional={words.optional}>
            {(control) => <TextArea {...control} maxLength={2000} defaultValue={state.typed?.note} />}
          </Field>
        </>
      )}
      <p>
        <Button tone={decision === 'reject' ? 'danger' : 'accent'}>{words.submit}</Button>
      </p>
    </form>
  );
}
