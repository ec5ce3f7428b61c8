'use client';

import { useActionState } from 'react';
import type { Answer } from '@/app/_server/sentences';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';

type AttendanceFormProps = {
  action: (before: Answer, form: FormData) => Promise<Answer>;
  withdraw: string;
  words: { submit: string; cannot: string };
};

export function AttendanceForm({ action, withdraw, words }: AttendanceFormProps) {
  const [answer, send, isSending] = useActionState(action, {});
  return (
    <form action={send} className="grid gap-4">
      {answer.problem && (
        <Notice tone="wait" role="alert">
          {answer.problem}
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <Button tone="accent" size="large" className="w-full sm:w-auto" aria-disabled={isSending}>
          {words.submit}
        </Button>
        <a href={withdraw} className="link py-2">
          {words.cannot}
        </a>
      </div>
    </form>
  );
}
