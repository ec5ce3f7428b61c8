'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';

const PAUSE_MS = 5000;

type LiveNumbersProps = {
  /** Where the numbers of now are asked for. */
  source: string;
  numbers: string;
  time: string;
  words: { still: string; live: string; lost: string };
};

/**
 * Looks every few seconds whether the numbers on the page are still those of the forum, and has the page drawn anew, frame
 * included, when they are not: in place, without a movement. Nothing is asked while nobody looks.
 */
export function LiveNumbers({ source, numbers, time, words }: LiveNumbersProps) {
  const { refresh } = useRouter();
  const shown = useRef(numbers);
  const [seen, setSeen] = useState({ time, words: words.still });
  shown.current = numbers;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const ended = new AbortController();
    const look = async () => {
      if (!document.hidden) {
        const now = await numbersNow(source, ended.signal);
        if (ended.signal.aborted) return;
        setSeen((last) => (now ? { time: now.time, words: words.live } : { ...last, words: words.lost }));
        if (now && now.numbers !== shown.current) refresh();
      }
      timer = setTimeout(look, PAUSE_MS);
    };
    void look();
    return () => {
      ended.abort();
      clearTimeout(timer);
    };
  }, [refresh, source, words.live, words.lost]);
  return (
    <span data-live={seen.words === words.live ? '' : undefined}>
      {seen.words.replace('{time}', seen.time)}
    </span>
  );
}

type Numbers = { numbers: string; time: string };
async function numbersNow(source: string, signal: AbortSignal): Promise<Numbers | undefined> {
  try {
    const answer = await fetch(source, { cache: 'no-store', signal });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}
