'use client';

import { type ReactNode, useActionState, useEffect, useRef } from 'react';
import { Button } from '@/app/_ui/button';
import { Field } from '@/app/_ui/field';
import { TextInput } from '@/app/_ui/text-input';
import { askForLetter } from './actions';

type EmailFormProps = {
  next: string | undefined;
  /** What else the form needs. */
  children?: ReactNode;
  words: { label: string; help: string; submit: string };
};

export function EmailForm({ next, children, words }: EmailFormProps) {
  const [answer, send, isSending] = useActionState(askForLetter, {});
  const place = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (answer.problem) place.current?.querySelector<HTMLInputElement>('[name=email]')?.focus();
  }, [answer]);
  return (
    <form ref={place} action={send} noValidate className="grid gap-4">
      {next && <input type="hidden" name="next" value={next} />}
      <Field name="email" label={words.label} help={words.help} error={answer.problem}>
        {(control) => (
          <TextInput
            key={answer.at}
            type="email"
            inputMode="email"
            autoComplete="email"
            spellCheck={false}
            maxLength={254}
            defaultValue={answer.typed}
            className="max-w-md"
            {...control}
          />
        )}
      </Field>
      {children}
      <div>
        <Button size="large" className="w-full sm:w-auto" aria-disabled={isSending}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
