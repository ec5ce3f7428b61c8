'use client';

import { useActionState } from 'react';
import type { Answer } from '@/app/_server/sentences';
import { Button, type ButtonTone } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';

type LetterFormProps = {
  action: (before: Answer, form: FormData) => Promise<Answer>;
  next: string | undefined;
  label: string;
  tone: ButtonTone;
};

/** Sends the letter, for the first time or again. */
export function LetterForm({ action, next, label, tone }: LetterFormProps) {
  const [answer, send, isSending] = useActionState(action, {});
  return (
    <form action={send} className="grid justify-items-start gap-4">
      {answer.problem && (
        <Notice tone="bad" role="alert">
          <p>{answer.problem}</p>
        </Notice>
      )}
      {next && <input type="hidden" name="next" value={next} />}
      <Button tone={tone} aria-disabled={isSending}>
        {label}
      </Button>
    </form>
  );
}
