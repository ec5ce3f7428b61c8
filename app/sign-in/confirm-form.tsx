'use client';

import { useActionState } from 'react';
import type { Answer } from '@/app/_server/sentences';
import { Button, ButtonLink } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';

type ConfirmFormProps = {
  action: (before: Answer, form: FormData) => Promise<Answer>;
  token: string;
  words: { lead: string; submit: string };
  waysOn: readonly { href: string; label: string }[];
};

/** One button behind a link of a letter; once the link is refused, the reason and the ways on. */
export function ConfirmForm({ action, token, words, waysOn }: ConfirmFormProps) {
  const [answer, send, isSending] = useActionState(action, {});
  if (answer.problem) {
    return (
      <>
        <Notice tone="wait" role="alert">
          {answer.problem}
        </Notice>
        <div className="flex flex-wrap gap-3">
          {waysOn.map(({ href, label }, position) => (
            <ButtonLink key={href} href={href} tone={position === 0 ? 'primary' : 'quiet'}>
              {label}
            </ButtonLink>
          ))}
        </div>
      </>
    );
  }
  return (
    <form action={send} className="grid justify-items-start gap-6">
      <p className="text-lg text-muted">{words.lead}</p>
      <input type="hidden" name="token" value={token} />
      <Button tone="accent" size="large" className="w-full sm:w-auto" aria-disabled={isSending}>
        {words.submit}
      </Button>
    </form>
  );
}
