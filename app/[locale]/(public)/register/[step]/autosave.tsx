'use client';

import { useEffect, useRef, useState } from 'react';
import { keepUnsent, putBackUnsent } from './unsent';

const PAUSE_MS = 600;
const RETRY_MS = 5000;

type AutosaveProps = { action: string; words: { saving: string; saved: string; failed: string } };

/** Keeps what is typed on our side a moment after the last key, and when the page goes away. */
export function Autosave({ action, words }: AutosaveProps) {
  const place = useRef<HTMLSpanElement>(null);
  const [state, setState] = useState<keyof typeof words>();
  useEffect(() => {
    const form = place.current?.closest('form');
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isUnsaved = false;
    const post = (keepalive: boolean) => {
      isUnsaved = false;
      // The fields of one form only: it names its step itself.
      const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
      return fetch(action, { method: 'POST', body, keepalive });
    };
    const save = async () => {
      setState('saving');
      try {
        const answer = await post(false);
        if (!answer.ok) throw new Error(String(answer.status));
        setState('saved');
      } catch {
        isUnsaved = true;
        setState('failed');
        timer = setTimeout(save, RETRY_MS);
      }
    };
    const later = () => {
      isUnsaved = true;
      clearTimeout(timer);
      timer = setTimeout(save, PAUSE_MS);
    };
    const stop = () => {
      clearTimeout(timer);
      isUnsaved = false;
    };
    const leave = () => {
      clearTimeout(timer);
      if (!isUnsaved) return;
      // A reload may ask for the page before this arrives, so the tab remembers it, too.
      keepUnsent(form);
      post(true).catch(() => undefined);
    };
    form.addEventListener('input', later);
    // The button sends the same fields itself.
    form.addEventListener('submit', stop);
    // The first comes before the next page is asked for, but not on every phone; the second always comes.
    window.addEventListener('beforeunload', leave);
    window.addEventListener('pagehide', leave);
    putBackUnsent(form);
    // Typed before this script ran, or put back by the browser or by us after a reload.
    if (isChanged(form)) later();
    return () => {
      clearTimeout(timer);
      form.removeEventListener('input', later);
      form.removeEventListener('submit', stop);
      window.removeEventListener('beforeunload', leave);
      window.removeEventListener('pagehide', leave);
    };
  }, [action]);
  return (
    <span ref={place} className="text-sm text-muted">
      {state && words[state]}
    </span>
  );
}

/** True when a field holds something else than what it was served with. */
const isChanged = (form: HTMLFormElement): boolean =>
  [...form.elements].some((field) => {
    if (field instanceof HTMLSelectElement) {
      return [...field.options].some(
        ({ selected, defaultSelected, value }) => value && selected !== defaultSelected,
      );
    }
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
    if (!(field instanceof HTMLInputElement) || field.type === 'hidden') return false;
    return field.value !== field.defaultValue || field.checked !== field.defaultChecked;
  });
