'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { WARNED_MINUTES } from './warned-minutes';

const MINUTE_MS = 60_000;
const LOOK_EVERY_MS = 20_000;

type SessionLeft = {
  /** Whole minutes, once few are left; 0: it has ended; undefined: there is nothing to tell. */
  left: number | undefined;
  /** False once staying was asked for and did not help: the session has lasted its whole time. */
  canStay: boolean;
  stay: () => void;
};

/** Watches how long the session lasts, and prolongs it while somebody works on the page, once a minute at most. */
export function useSessionLeft(): SessionLeft {
  const endsAt = useRef(Number.POSITIVE_INFINITY);
  const prolongedAt = useRef(Number.NEGATIVE_INFINITY);
  const [left, setLeft] = useState<number>();
  const [canStay, setCanStay] = useState(true);

  const show = useCallback(() => {
    const minutes = Math.max(0, Math.ceil((endsAt.current - Date.now()) / MINUTE_MS));
    setLeft(minutes > WARNED_MINUTES ? undefined : minutes);
  }, []);
  const ask = useCallback(
    async (isByHand: boolean) => {
      if (isByHand) prolongedAt.current = Date.now();
      const leftMs = await leftNow(isByHand);
      if (leftMs === undefined) return;
      endsAt.current = Date.now() + leftMs;
      if (isByHand) setCanStay(leftMs > WARNED_MINUTES * MINUTE_MS);
      show();
    },
    [show],
  );
  const stay = useCallback(() => void ask(true), [ask]);

  useEffect(() => {
    void ask(false);
    const onTouch = () => {
      if (Date.now() - prolongedAt.current > MINUTE_MS) void ask(true);
    };
    const look = () => {
      const isNear = endsAt.current - Date.now() < (WARNED_MINUTES + 1) * MINUTE_MS;
      // Another tab may have prolonged it, or somebody may have ended it.
      if (isNear && !document.hidden) void ask(false);
    };
    const onReturn = () => {
      if (!document.hidden) void ask(false);
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    document.addEventListener('pointerdown', onTouch);
    document.addEventListener('keydown', onTouch);
    document.addEventListener('visibilitychange', onReturn);
    return () => {
      clearInterval(timer);
      document.removeEventListener('pointerdown', onTouch);
      document.removeEventListener('keydown', onTouch);
      document.removeEventListener('visibilitychange', onReturn);
    };
  }, [ask]);
  return { left, canStay, stay };
}

async function leftNow(isByHand: boolean): Promise<number | undefined> {
  try {
    const headers: HeadersInit = isByHand ? { 'x-by-hand': '1' } : {};
    const answer = await fetch('/sign-in/standing', { cache: 'no-store', headers });
    return answer.ok ? (await answer.json()).leftMs : undefined;
  } catch {
    // Without a network nothing is known, and nothing is said.
    return undefined;
  }
}
