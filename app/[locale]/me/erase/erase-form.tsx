'use client';

import { useActionState } from 'react';
import type { Answer } from '@/app/_server/sentences';
import { Button, ButtonLink } from '@/app/_ui/button';
import { Field } from '@/app/_ui/field';
import { Notice } from '@/app/_ui/notice';
import { TextInput } from '@/app/_ui/text-input';

type EraseFormProps = {
  action: (before: Answer, form: FormData) => Promise<Answer>;
  back: string;
  words: { typed: string; submit: string; cancel: string };
};

export function EraseForm({ action, back, words }: EraseFormProps) {
  const [answer, send, isSending] = useActionState(action, {});
  return (
    <form action={send} className="grid gap-5">
      {answer.problem && (
        <Notice tone="wait" role="alert">
          {answer.problem}
        </Notice>
      )}
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
