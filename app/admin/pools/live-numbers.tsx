'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';

const PAUSE_MS = 5000;

type LiveNumbersProps = {
  numbers: string;
  time: string;
  words: { still: string; live: string; lost: string };
};

/**
 * Looks every few seconds whether the numbers on the page are still those of the forum, and has the page drawn anew, frame
 * included, when they are not: in place, without a movement. Nothing is asked while nobody looks.
 */
export function LiveNumbers({ numbers, time, words }: LiveNumbersProps) {
  const { refresh } = useRouter();
  const shown = useRef(numbers);
  const [seen, setSeen] = useState({ time, words: words.still });
  shown.current = numbers;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const ended = new AbortController();
    const look = async () => {
      if (!document.hidden) {
        const now = await numbersNow(ended.signal);
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
  }, [refresh, words.live, words.lost]);
  return (
    <span data-live={seen.words === words.live ? '' : undefined}>
      {seen.words.replace('{time}', seen.time)}
    </span>
  );
}

type Numbers = { numbers: string; time: string };
async function numbersNow(signal: AbortSignal): Promise<Numbers | undefined> {
  try {
    const answer = await fetch('/admin/pools/numbers', { cache: 'no-store', signal });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}
