'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import type { Choice } from '@/app/_ui/choices';
import { Field } from '@/app/_ui/field';
import { Notice } from '@/app/_ui/notice';
import { Select } from '@/app/_ui/select';
import { TextArea } from '@/app/_ui/text-area';
import { useLateInput } from '../../_desk/late-input';
import { decideSelected } from './actions';
import { NOT_SENT } from './bulk-state';

type BulkFormProps = {
  decision: 'approve' | 'reject';
  id: string;
  /** Those who were ticked, or the list whose filter they match, with a digest of who that was. */
  selection: { picks: readonly string[] } | { back: string; digest: string };
  reasons: readonly Choice[];
  /** The waves into which it can be put instead of being decided now. */
  waves: readonly Choice[];
  words: {
    when: string;
    whenHelp: string;
    now: string;
    submit: string;
    reason: string;
    choose: string;
    note: string;
    noteHelp: string;
    optional: string;
  };
};

/** The last step before many decisions. */
export function BulkForm({ decision, id, selection, reasons, waves, words }: BulkFormProps) {
  const [state, submit, isPending] = useActionState(decideSelected, NOT_SENT);
  const late = useLateInput(isPending);
  return (
    <form
      action={submit}
      onSubmit={late.onSend}
      onChange={late.onChange}
      noValidate
      aria-busy={isPending}
      className="grid max-w-text gap-5"
    >
      {state.message && (
        <Notice tone="bad" role="alert">
          {state.message}
        </Notice>
      )}
      <input type="hidden" name="decision" value={decision} />
      <input type="hidden" name="id" value={id} />
      {'picks' in selection ? (
        selection.picks.map((pick) => <input key={pick} type="hidden" name="pick" value={pick} />)
      ) : (
        <>
          <input type="hidden" name="all" value="yes" />
          <input type="hidden" name="back" value={selection.back} />
          <input type="hidden" name="digest" value={selection.digest} />
        </>
      )}
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
      {waves.length > 0 && (
        <Field name="waveId" label={words.when} help={words.whenHelp} error={state.faults?.waveId}>
          {(control) => (
            <Select
              {...control}
              key={state.typed?.waveId}
              choices={waves}
              placeholder={words.now}
              defaultValue={state.typed?.waveId}
            />
          )}
        </Field>
      )}
      <p>
        <Button tone={decision === 'reject' ? 'danger' : 'accent'}>{words.submit}</Button>
      </p>
    </form>
  );
}
