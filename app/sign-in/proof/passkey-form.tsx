'use client';

import { useActionState, useRef } from 'react';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { useCanPasskeys, usePasskey } from '../_factors/use-passkey';
import { askPasskey, showPasskey } from './actions';

type PasskeyFormProps = {
  next: string | undefined;
  words: { use: string; asking: string; stopped: string; notHere: string };
};

/** One button; the device asks the rest. Without script it is not there, and the other ways are. */
export function PasskeyForm({ next, words }: PasskeyFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [answer, send, isSending] = useActionState(showPasskey, {});
  const { start, isAsking, problem } = usePasskey(form, askPasskey, words.stopped);
  const can = useCanPasskeys();
  if (can === undefined) return null;
  if (!can) return <p className="text-muted">{words.notHere}</p>;
  const said = problem ?? answer.problem;
  return (
    <form ref={form} action={send} className="grid justify-items-start gap-4">
      {said && !isAsking && (
        <Notice tone="bad" role="alert">
          <p>{said}</p>
        </Notice>
      )}
      {next && <input type="hidden" name="next" value={next} />}
      <input type="hidden" name="credential" />
      <Button type="button" onClick={start} aria-disabled={isAsking || isSending}>
        {isAsking ? words.asking : words.use}
      </Button>
    </form>
  );
}
