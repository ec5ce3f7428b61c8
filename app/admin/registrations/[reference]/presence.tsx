'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';

const BEAT_MS = 5000;
const DOOR = '/admin/registrations/presence';

type PresenceProps = {
  reference: string;
  /** Another one as soon as anything has happened to the record. */
  stamp: string;
  words: { one: string; several: string; changed: string };
};

/**
 * Says that the record is open here, tells who else has it open, and has it drawn anew when somebody has changed it; what
 * was typed stays. Nothing is said while nobody looks, and so it ends by itself.
 */
export function Presence({ reference, stamp, words }: PresenceProps) {
  const { refresh } = useRouter();
  const shown = useRef(stamp);
  const [others, setOthers] = useState<readonly string[]>([]);
  const [isChanged, setIsChanged] = useState(false);
  shown.current = stamp;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const ended = new AbortController();
    let drawn = '';
    const beat = async () => {
      if (!document.hidden) {
        const now = await beatOf(reference, ended.signal);
        if (ended.signal.aborted) return;
        if (now) setOthers(now.others);
        if (now && now.stamp !== shown.current && now.stamp !== drawn) {
          drawn = now.stamp;
          setIsChanged(true);
          refresh();
        }
      }
      timer = setTimeout(beat, BEAT_MS);
    };
    const leave = () => {
      const farewell = new Blob([JSON.stringify({ reference, isLeaving: true })], {
        type: 'application/json',
      });
      navigator.sendBeacon(DOOR, farewell);
    };
    void beat();
    addEventListener('pagehide', leave);
    return () => {
      ended.abort();
      clearTimeout(timer);
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [reference, refresh]);
  const who = others.join(', ');
  return (
    <div role="status" className="grid gap-1 text-sm font-medium text-amber empty:hidden">
      {others.length > 0 && <p>{(others.length === 1 ? words.one : words.several).replace('{who}', who)}</p>}
      {isChanged && <p>{words.changed}</p>}
    </div>
  );
}

type Attendance = { others: string[]; stamp: string };
async function beatOf(reference: string, signal: AbortSignal): Promise<Attendance | undefined> {
  try {
    const answer = await fetch(DOOR, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reference }),
      signal,
    });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}
