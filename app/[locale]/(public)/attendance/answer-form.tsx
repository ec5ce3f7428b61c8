'use client';

import { useActionState } from 'react';
import type { Answer } from '@/app/_server/sentences';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';

type AnswerFormProps = {
  action: (before: Answer, form: FormData) => Promise<Answer>;
  token: string;
  answer: 'yes' | 'no';
  other: string;
  words: { submit: string; other: string };
};

export function AnswerForm({ action, token, answer, other, words }: AnswerFormProps) {
  const [outcome, send, isSending] = useActionState(action, {});
  return (
    <form action={send} className="grid gap-4">
      {outcome.problem && (
        <Notice tone="wait" role="alert">
          {outcome.problem}
        </Notice>
      )}
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="answer" value={answer} />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <Button
          tone={answer === 'no' ? 'danger' : 'accent'}
          size="large"
          className="w-full sm:w-auto"
          aria-disabled={isSending}
        >
          {words.submit}
        </Button>
        <a href={other} className="link py-2">
          {words.other}
        </a>
      </div>
    </form>
  );
}
