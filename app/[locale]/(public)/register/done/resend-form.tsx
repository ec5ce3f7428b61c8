'use client';

import { useActionState } from 'react';
import type { Answer } from '@/app/_server/sentences';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';

type ResendFormProps = {
  action: (before: Answer, form: FormData) => Promise<Answer>;
  words: { submit: string; done: string };
};

export function ResendForm({ action, words }: ResendFormProps) {
  const [answer, send, isSending] = useActionState(action, {});
  return (
    <form action={send} className="grid justify-items-start gap-3">
      {answer.isDone && (
        <Notice tone="good" role="status">
          {words.done}
        </Notice>
      )}
      {answer.problem && (
        <Notice tone="wait" role="alert">
          {answer.problem}
        </Notice>
      )}
      <Button tone="quiet" aria-disabled={isSending}>
        {words.submit}
      </Button>
    </form>
  );
}
