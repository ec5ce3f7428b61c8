'use client';

import { useActionState } from 'react';
import type { Answer } from '@/app/_server/sentences';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';

type TakeFormProps = { action: (before: Answer) => Promise<Answer>; label: string };

export function TakeForm({ action, label }: TakeFormProps) {
  const [answer, send, isSending] = useActionState(action, {});
  return (
    <form action={send} className="grid gap-3">
      {answer.problem && (
        <Notice tone="wait" role="alert">
          {answer.problem}
        </Notice>
      )}
      <Button tone="quiet" className="justify-self-start" aria-disabled={isSending}>
        {label}
      </Button>
    </form>
  );
}
