'use client';

import { useRef, useState } from 'react';
import type { FoundAtGate } from '@/lib/gate/queries';
import { findPeople } from './post';

export type Search =
  | { kind: 'none' | 'searching' | 'offline' }
  | { kind: 'found'; people: readonly FoundAtGate[] }
  | { kind: 'refused'; sentence: string };

const AFTER_TYPING_MS = 250;

/** The search for a name; only the newest question is answered. */
export function useSearch() {
  const [search, setSearch] = useState<Search>({ kind: 'none' });
  const running = useRef<AbortController>(undefined);

  const ask = async (typed: string, pauseMs: number) => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    if (own.signal.aborted) return;
    if (pauseMs === 0) setSearch({ kind: 'searching' });
    const reply = await findPeople(typed, own.signal);
    if (own.signal.aborted) return;
    if (!reply) setSearch({ kind: 'offline' });
    else if (reply.kind === 'refused') setSearch(reply);
    else setSearch({ kind: 'found', people: reply.value });
  };
  const clear = () => {
    running.current?.abort();
    setSearch({ kind: 'none' });
  };
  return {
    search,
    clear,
    askNow: (typed: string) => void ask(typed, 0),
    askSoon: (typed: string) => void ask(typed, AFTER_TYPING_MS),
  };
}
