'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { QueueLink, type QueueRow } from './queue-row';
import { useRows } from './use-rows';

const ROW_PX = 64;
const never = () => () => undefined;

type QueueListProps = {
  rows: QueueRow[];
  nextCursor: string | undefined;
  query: string;
  open: string;
  /** The one decided just now; further down it may stand as it was before. */
  decided: string | undefined;
  words: { list: string; loading: string; lost: string; again: string };
};

/**
 * The list beside the record. Its first page comes with the page; with script only what is in sight is in the document,
 * and further pages come as one reaches them, so that a list of any length scrolls alike.
 */
export function QueueList({ rows, nextCursor, query, open, decided, words }: QueueListProps) {
  const pane = useRef<HTMLElement>(null);
  const loaded = useRows({ rows, nextCursor, query, decided });
  const isAwake = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const virtual = useVirtualizer({
    count: loaded.rows.length,
    getScrollElement: () => pane.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    getItemKey: (position) => loaded.rows[position]?.reference ?? position,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { more } = loaded;
  useEffect(() => {
    if (last >= loaded.rows.length - 20) more();
  }, [last, loaded.rows.length, more]);
  // The open one comes into sight with the page, and when another is opened; not when rows arrive.
  const opened = useRef<string>(undefined);
  useEffect(() => {
    if (!isAwake || opened.current === open) return;
    opened.current = open;
    const position = loaded.rows.findIndex(({ reference }) => reference === open);
    if (position >= 0) virtual.scrollToIndex(position, { align: 'auto' });
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section ref={pane} tabIndex={0} aria-label={words.list} className="min-h-0 overflow-y-auto">
      {isAwake ? (
        <ul className="relative" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ key, index, start }) => {
            const row = loaded.rows[index];
            return (
              row && (
                <li
                  key={key}
                  aria-setsize={loaded.isWhole ? loaded.rows.length : -1}
                  aria-posinset={index + 1}
                  className="absolute inset-x-0 top-0"
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <QueueLink row={row} isOpen={row.reference === open} />
                </li>
              )
            );
          })}
        </ul>
      ) : (
        <ul>
          {rows.map((row) => (
            <li key={row.reference}>
              <QueueLink row={row} isOpen={row.reference === open} />
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="px-3 text-sm text-muted empty:hidden">
        {loaded.state === 'loading' ? words.loading : loaded.state === 'lost' ? words.lost : ''}
      </p>
      {loaded.state === 'lost' && (
        <button type="button" className="link px-3 py-2 text-sm" onClick={loaded.again}>
          {words.again}
        </button>
      )}
    </section>
  );
}
