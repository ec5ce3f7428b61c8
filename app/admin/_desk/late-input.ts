'use client';

import { type FormEvent, useRef } from 'react';

/**
 * What is ticked or typed between sending a form and its answer: React puts every field back to what was sent when the answer
 * comes, and this puts what came later in its place again.
 */
export function useLateInput(isPending: boolean) {
  const sending = useRef<AbortController>(undefined);
  /** Whoever sends anew has sent what came late before. */
  const onSend = () => {
    sending.current?.abort();
    sending.current = new AbortController();
  };
  const onChange = ({ target, currentTarget: form }: FormEvent<HTMLFormElement>) => {
    // Of several forms of one action only the one that was sent is put back.
    if (!isPending || !sending.current) return;
    const putBack = late(target);
    const { signal } = sending.current;
    // The event comes before the fields are put back, and from React with its own events switched off.
    form.addEventListener('reset', () => queueMicrotask(() => putBack?.(form)), { once: true, signal });
  };
  return { onSend, onChange };
}

/** Found by its name again: the answer may have drawn the field anew. */
function late(target: EventTarget): ((form: HTMLFormElement) => void) | undefined {
  const field = target;
  if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) {
    const { name, value, checked } = field;
    return (form) => {
      for (const one of form.elements)
        if (one instanceof HTMLInputElement && one.name === name && one.value === value)
          one.checked = checked;
    };
  }
  const isText =
    field instanceof HTMLInputElement ||
    field instanceof HTMLTextAreaElement ||
    field instanceof HTMLSelectElement;
  if (!isText || field.type === 'file') return undefined;
  const { name, value } = field;
  return (form) => {
    const one = form.elements.namedItem(name);
    if (one instanceof Element && 'value' in one) one.value = value;
  };
}
