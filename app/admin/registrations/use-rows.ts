import { useCallback, useMemo, useRef, useState } from 'react';
import { LIST } from './list-address';
import type { QueueRow } from './queue-row';

export type RowPage = { rows: QueueRow[]; nextCursor: string | null };
type First = {
  rows: QueueRow[];
  nextCursor: string | undefined;
  query: string;
  decided: string | undefined;
};
type State = 'ready' | 'loading' | 'lost';

/** The rows so far: the first page as the server drew it, and those fetched since, each once. */
export function useRows({ rows: first, nextCursor, query, decided }: First) {
  const [further, setFurther] = useState<QueueRow[]>([]);
  const [state, setState] = useState<State>('ready');
  const cursor = useRef(nextCursor);
  const isBusy = useRef(false);
  const [isWhole, setIsWhole] = useState(!nextCursor);
  const load = useCallback(async () => {
    if (isBusy.current || !cursor.current) return;
    isBusy.current = true;
    setState('loading');
    const page = await pageAt(query, cursor.current);
    isBusy.current = false;
    setState(page ? 'ready' : 'lost');
    if (!page) return;
    cursor.current = page.nextCursor ?? undefined;
    setIsWhole(!page.nextCursor);
    setFurther((before) => [...before, ...page.rows]);
  }, [query]);
  const more = useCallback(() => {
    if (state === 'ready') void load();
  }, [load, state]);
  const rows = useMemo(() => {
    const known = new Set(first.map(({ reference }) => reference));
    return [...first, ...further.filter(({ reference }) => !known.has(reference) && reference !== decided)];
  }, [first, further, decided]);
  return { rows, isWhole, state, more, again: load };
}

async function pageAt(query: string, cursor: string): Promise<RowPage | undefined> {
  try {
    const asked = new URLSearchParams(query);
    asked.set('cursor', cursor);
    const answer = await fetch(`${LIST}/rows?${asked}`, { cache: 'no-store' });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}
