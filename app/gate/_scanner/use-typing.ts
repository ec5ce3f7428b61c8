'use client';

import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useRef, useState } from 'react';
import { codeIn, isBurst, LEAST_LETTERS, lettersIn } from '../typed';
import { wakeSound } from './signals';

/** From here on a list is worth offering before Enter is pressed. */
const SEARCH_FROM_LETTERS = 3;

type Heard = {
  onCode(code: string): void;
  onName(typed: string): void;
  onNameSoFar(typed: string): void;
  /** Nothing worth asking stands in the field. */
  onNothing(): void;
  /** A key that begins something new, or says that the verdict was seen. */
  onKey(): void;
};

/**
 * The one field of the gate. Wherever the focus is, the next letter or digit lands here: a scanner presses nothing first.
 * The keyboard on the glass comes only when the field is touched.
 */
export function useTyping(heard: Heard) {
  const input = useRef<HTMLInputElement>(null);
  const keyTimes = useRef<number[]>([]);
  const latest = useRef(heard);
  const [wantsKeyboard, setWantsKeyboard] = useState(false);

  useEffect(() => {
    latest.current = heard;
  });

  useEffect(() => {
    input.current?.focus();
    const onKeyDown = (event: KeyboardEvent) => {
      wakeSound();
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      // A PIN or a reason is typed where it belongs.
      if (
        event.target !== input.current &&
        event.target instanceof Element &&
        event.target.matches('[data-own-typing]')
      )
        return;
      const isOnControl = event.target instanceof Element && event.target.closest('button, a, [type=radio]');
      const isLetter = event.key.length === 1 && !(event.key === ' ' && isOnControl);
      if (isLetter || event.key === 'Escape') latest.current.onKey();
      if (isLetter) input.current?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  const empty = () => {
    if (input.current) input.current.value = '';
    keyTimes.current = [];
    setWantsKeyboard(false);
    input.current?.focus();
  };
  const submit = () => {
    const typed = input.current?.value.trim() ?? '';
    const code = codeIn(typed) ?? (isBurst(typed, keyTimes.current) ? typed : undefined);
    if (typed === '') heard.onKey();
    else if (code === undefined) heard.onName(typed);
    else {
      empty();
      heard.onCode(code);
    }
  };
  const onChange = () => {
    const typed = input.current?.value.trim() ?? '';
    if (typed === '') keyTimes.current = [];
    if (lettersIn(typed) >= SEARCH_FROM_LETTERS) heard.onNameSoFar(typed);
    else if (lettersIn(typed) < LEAST_LETTERS) heard.onNothing();
  };
  const onKeyDown = (event: ReactKeyboardEvent) => {
    if (event.key === 'Escape') {
      empty();
      heard.onNothing();
    } else if (event.key === 'ArrowDown') {
      document.querySelector<HTMLElement>('[name=registrationId]')?.focus();
    } else if (event.key.length === 1) keyTimes.current.push(event.timeStamp);
  };
  const onPointerDown = () => setWantsKeyboard(true);
  const inputMode = wantsKeyboard ? ('search' as const) : ('none' as const);
  return {
    submit,
    empty,
    focus: () => input.current?.focus(),
    field: { ref: input, onChange, onKeyDown, onPointerDown, inputMode },
  };
}
