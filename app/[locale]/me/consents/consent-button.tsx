'use client';

import { useActionState } from 'react';
import type { Answer } from '@/app/_server/sentences';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';

type ConsentButtonProps = {
  action: (before: Answer, form: FormData) => Promise<Answer>;
  /** What the button does, and of what, for those who hear it alone. */
  label: string;
  name: string;
  tone?: 'primary' | 'accent' | 'quiet' | 'danger';
};

/** One press, one consent; what stands in the way is said beside it. */
export function ConsentButton({ action, label, name, tone = 'quiet' }: ConsentButtonProps) {
  const [answer, send, isSending] = useActionState(action, {});
  return (
    <form action={send} className="grid gap-3">
      {answer.problem && (
        <Notice tone="wait" role="alert">
          {answer.problem}
        </Notice>
      )}
      <p>
        <Button tone={tone} aria-label={`${label}: ${name}`} aria-disabled={isSending}>
          {label}
        </Button>
      </p>
    </form>
  );
}
