'use client';

import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { type RefObject, useEffect, useState } from 'react';
import { ERROR_WORDS } from '@/app/_ui/error-words';
import { usePageLocale } from '@/app/_ui/page-locale';
import type { Asked } from './passkey-state';

/** Whether this browser knows passkeys; undefined until the page's script runs. */
export function useCanPasskeys(): boolean | undefined {
  const [can, setCan] = useState<boolean>();
  useEffect(() => setCan(browserSupportsWebAuthn()), []);
  return can;
}

/**
 * Asks the device, writes what it has signed into the form's hidden field, and sends the form: the rest is an action like any
 * other. `stopped` is said when the device gave nothing, by whoever's will.
 */
export function usePasskey(
  form: RefObject<HTMLFormElement | null>,
  ask: () => Promise<Asked>,
  stopped: string,
) {
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { notSent } = ERROR_WORDS[usePageLocale()].lost;
  const start = async () => {
    if (isAsking) return;
    setAsking(true);
    setProblem(await answered(form, ask).catch((error) => (error instanceof Lost ? notSent : stopped)));
    setAsking(false);
  };
  return { start, isAsking, problem };
}

class Lost extends Error {}

async function answered(
  form: RefObject<HTMLFormElement | null>,
  ask: () => Promise<Asked>,
): Promise<string | undefined> {
  const asked = await ask().catch(() => {
    throw new Lost();
  });
  if (asked.kind === 'refused') return asked.problem;
  const credential =
    asked.kind === 'enrol'
      ? await startRegistration({ optionsJSON: asked.options })
      : await startAuthentication({ optionsJSON: asked.options });
  const field = form.current?.elements.namedItem('credential');
  if (field instanceof HTMLInputElement) field.value = JSON.stringify(credential);
  form.current?.requestSubmit();
  return undefined;
}
