'use client';

import { useActionState } from 'react';
import type { Answer } from '@/app/_server/sentences';
import { Button, ButtonLink } from '@/app/_ui/button';
import { Field } from '@/app/_ui/field';
import { Notice } from '@/app/_ui/notice';
import { TextInput } from '@/app/_ui/text-input';

type EndingFormProps = {
  action: (before: Answer, form: FormData) => Promise<Answer>;
  back: string;
  /** `typed`: what is written by hand first, where a press alone is not enough. */
  words: { submit: string; cancel: string; typed?: string };
};

/** What cannot be taken back, and the way back before it. */
export function EndingForm({ action, back, words }: EndingFormProps) {
  const [answer, send, isSending] = useActionState(action, {});
  return (
    <form action={send} className="grid gap-5">
      {answer.problem && (
        <Notice tone="wait" role="alert">
          {answer.problem}
        </Notice>
      )}
      {words.typed && (
        <Field name="typed" id="typed" label={words.typed}>
          {(control) => (
            <TextInput
              {...control}
              key={answer.at}
              defaultValue={answer.typed}
              dir="ltr"
              autoComplete="off"
              maxLength={40}
              className="tabular max-w-64"
            />
          )}
        </Field>
      )}
      <div className="flex flex-wrap gap-3">
        <Button tone="danger" size="large" className="w-full sm:w-auto" aria-disabled={isSending}>
          {words.submit}
        </Button>
        <ButtonLink tone="quiet" size="large" href={back} className="w-full sm:w-auto">
          {words.cancel}
        </ButtonLink>
      </div>
    </form>
  );
}
