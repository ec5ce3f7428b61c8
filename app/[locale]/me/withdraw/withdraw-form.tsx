'use client';

import { useActionState } from 'react';
import type { Answer } from '@/app/_server/sentences';
import { Button, ButtonLink } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';

type WithdrawFormProps = {
  action: (before: Answer, form: FormData) => Promise<Answer>;
  back: string;
  words: { submit: string; cancel: string };
};

export function WithdrawForm({ action, back, words }: WithdrawFormProps) {
  const [answer, send, isSending] = useActionState(action, {});
  return (
    <form action={send} className="grid gap-4">
      {answer.problem && (
        <Notice tone="wait" role="alert">
          {answer.problem}
        </Notice>
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
