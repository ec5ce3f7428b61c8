import type { SubmitEvent } from 'react';
import { leave } from '@/app/gate/_device/store';
import { GATE_CACHE, TICKET_CACHE } from './kept';

/** A browser that hangs over its storage does not keep anybody signed in. */
const PATIENCE_MS = 1500;

/**
 * Before the session ends: whoever uses this browser next finds nothing in it of the person who leaves. Without script there is
 * nothing that could have been kept.
 */
export async function leaveNothing(event: SubmitEvent<HTMLFormElement>): Promise<void> {
  event.preventDefault();
  const form = event.currentTarget;
  const caches =
    'caches' in window ? [window.caches.delete(TICKET_CACHE), window.caches.delete(GATE_CACHE)] : [];
  const left = Promise.allSettled([...caches, leave()]);
  await Promise.race([left, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  form.submit();
}
