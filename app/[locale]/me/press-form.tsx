'use client';

import { useActionState } from 'react';
import type { Answer } from '@/app/_server/sentences';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';

type PressFormProps = {
  action: (before: Answer, form: FormData) => Promise<Answer>;
  label: string;
  /** Of what, for those who hear the button alone. */
  name?: string;
  tone?: 'accent' | 'quiet' | 'danger';
};

/** One press, one thing done; what stands in the way is said beside it. */
export function PressForm({ action, label, name, tone = 'quiet' }: PressFormProps) {
  const [answer, send, isSending] = useActionState(action, {});
  return (
    <form action={send} className="grid gap-3">
      {answer.problem && (
        <Notice tone="wait" role="alert">
          {answer.problem}
        </Notice>
      )}
      <p>
        <Button tone={tone} aria-label={name && `${label}: ${name}`} aria-disabled={isSending}>
          {label}
        </Button>
      </p>
    </form>
  );
}
