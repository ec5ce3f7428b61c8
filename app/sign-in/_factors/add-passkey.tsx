'use client';

import { type ReactNode, useRef } from 'react';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { ScopedForm } from '@/app/admin/_desk/action-form';
import { askNewPasskey } from './actions';
import { useCanPasskeys, usePasskey } from './use-passkey';

type AddPasskeyProps = {
  words: { add: string; adding: string; stopped: string; notHere: string; noScript: string };
  children: ReactNode;
};

/** Asks the device for a new passkey, and sends it under the name that was typed. */
export function AddPasskey({ words, children }: AddPasskeyProps) {
  const form = useRef<HTMLFormElement>(null);
  const { start, isAsking, problem } = usePasskey(form, askNewPasskey, words.stopped);
  const can = useCanPasskeys();
  if (can === undefined) {
    return (
      <noscript>
        <p>{words.noScript}</p>
      </noscript>
    );
  }
  if (!can) return <p>{words.notHere}</p>;
  return (
    <ScopedForm name="passkey" className="grid max-w-text gap-4" formRef={form}>
      {problem && !isAsking && (
        <Notice tone="bad" role="alert">
          <p>{problem}</p>
        </Notice>
      )}
      {children}
      <input type="hidden" name="credential" />
      <p>
        <Button type="button" size="small" onClick={start} aria-disabled={isAsking}>
          {isAsking ? words.adding : words.add}
        </Button>
      </p>
    </ScopedForm>
  );
}
