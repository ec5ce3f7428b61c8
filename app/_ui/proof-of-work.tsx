'use client';

import { useEffect, useRef, useState } from 'react';
import type { Task } from './solving';

type ProofOfWorkProps = {
  name: string;
  task: Task;
  words: { working: string; waiting: string; done: string; failed: string };
};

/**
 * Solves a task while its reader fills in the form around it, and puts the solution into a field of it. Nothing is to be done
 * or seen for that; whoever is faster than the machine has the form sent as soon as it is ready. What it is about is
 * a sentence, read out when it changes.
 */
export function ProofOfWork({ name, task, words }: ProofOfWorkProps) {
  const field = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<keyof typeof words>();
  useEffect(() => {
    const form = field.current?.form;
    if (!form) return;
    const leaving = new AbortController();
    let isSolved = false;
    // The button that was pressed, to be pressed again.
    let pressed: HTMLElement | null | undefined;
    const hold = (event: SubmitEvent) => {
      if (isSolved) return;
      event.preventDefault();
      pressed = event.submitter;
      setState('waiting');
    };
    const solve = async () => {
      setState('working');
      const { solved } = await import('./solving');
      const solution = await solved(task, leaving);
      if (leaving.signal.aborted || !field.current) return;
      field.current.value = solution;
      isSolved = true;
      setState('done');
      if (pressed !== undefined) form.requestSubmit(pressed);
    };
    form.addEventListener('submit', hold);
    solve().catch(() => {
      // The server judges what it gets, and says what else can be done.
      isSolved = true;
      if (leaving.signal.aborted) return;
      setState('failed');
      if (pressed !== undefined) form.requestSubmit(pressed);
    });
    return () => {
      leaving.abort();
      form.removeEventListener('submit', hold);
    };
  }, [task]);
  return (
    <p className="text-sm text-muted" role="status">
      <input ref={field} type="hidden" name={name} />
      {state && words[state]}
    </p>
  );
}
