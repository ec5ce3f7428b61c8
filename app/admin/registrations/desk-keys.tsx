'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/app/_ui/button';
import { actOn } from './key-acts';

const KEPT = 'desk.single-keys';

type DeskKeysProps = {
  keys: { key: string; label: string }[];
  words: { button: string; title: string; layout: string; on: string; close: string };
};

/**
 * Single keys of the queue: never while somebody types, never with a modifier, and turned off by who dictates
 * (WCAG 2.1.4); Alt with a letter works in any case.
 */
export function DeskKeys({ keys, words }: DeskKeysProps) {
  const sheet = useRef<HTMLDialogElement>(null);
  const [isOn, setIsOn] = useState(true);
  const [isAwake, setIsAwake] = useState(false);
  const titleId = useId();
  useEffect(() => {
    setIsOn(localStorage.getItem(KEPT) !== 'off');
    setIsAwake(true);
  }, []);
  useEffect(() => {
    if (!isAwake || !isOn) return;
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
      if (sheet.current?.open) return;
      const isTyped = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (event.key === '?' && !isTyped) sheet.current?.showModal();
      else if (event.shiftKey || !actOn(event)) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    document.documentElement.dataset.letters = 'on';
    return () => {
      document.removeEventListener('keydown', press);
      delete document.documentElement.dataset.letters;
    };
  }, [isAwake, isOn]);
  const turn = (on: boolean) => {
    localStorage.setItem(KEPT, on ? 'on' : 'off');
    setIsOn(on);
  };
  if (!isAwake) return null;
  return (
    <>
      <Button
        type="button"
        tone="quiet"
        size="small"
        className="max-sm:hidden"
        onClick={() => sheet.current?.showModal()}
      >
        {words.button} <kbd className="text-muted">?</kbd>
      </Button>
      <dialog
        ref={sheet}
        aria-labelledby={titleId}
        className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded border border-edge bg-surface p-6 text-ink shadow-lg backdrop:bg-ink/40"
      >
        <div className="grid gap-4">
          <h2 id={titleId} className="text-lg">
            {words.title}
          </h2>
          <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2">
            {keys.map(({ key, label }) => (
              <div key={key} className="contents">
                <dt>
                  <kbd className="inline-block min-w-8 rounded border border-edge bg-sunken px-2 text-center text-sm">
                    {key}
                  </kbd>
                </dt>
                <dd>{label}</dd>
              </div>
            ))}
          </dl>
          <p className="text-sm text-muted">{words.layout}</p>
          <label className="flex min-h-8 cursor-pointer items-center gap-2">
            <input
              type="checkbox"
              checked={isOn}
              onChange={(event) => turn(event.target.checked)}
              className="size-5 accent-river"
            />
            {words.on}
          </label>
          <form method="dialog">
            <Button tone="quiet" size="small">
              {words.close}
            </Button>
          </form>
        </div>
      </dialog>
    </>
  );
}
