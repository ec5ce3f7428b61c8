'use client';

import { useActionState, useEffect, useRef } from 'react';
import type { Answer } from '@/app/_server/sentences';
import { Button } from '@/app/_ui/button';
import { classes } from '@/app/_ui/classes';
import { Field } from '@/app/_ui/field';
import { TextInput } from '@/app/_ui/text-input';

type CodeFormProps = {
  action: (before: Answer, form: FormData) => Promise<Answer>;
  words: { label: string; help: string; submit: string };
  /** Where a page has several. */
  name?: string;
  /** What is sent along. */
  hidden?: Record<string, string | undefined>;
  className?: string;
};

/** Digits, as the phone fills them in from the letter. What was typed stays after a refusal. */
export function CodeForm({ action, words, name = 'code', hidden = {}, className }: CodeFormProps) {
  const [answer, send, isSending] = useActionState(action, {});
  const place = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (answer.problem) place.current?.querySelector<HTMLInputElement>('[inputmode]')?.focus();
  }, [answer]);
  return (
    <form ref={place} action={send} noValidate className="grid gap-4">
      {Object.entries(hidden).map(
        ([key, value]) => value !== undefined && <input key={key} type="hidden" name={key} value={value} />,
      )}
      <Field name={name} label={words.label} help={words.help} error={answer.problem}>
        {(control) => (
          <TextInput
            key={answer.at}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={20}
            defaultValue={answer.typed}
            className={classes('tabular text-lg tracking-[0.2em]', className ?? 'max-w-48')}
            {...control}
          />
        )}
      </Field>
      <div>
        <Button aria-disabled={isSending}>{words.submit}</Button>
      </div>
    </form>
  );
}
