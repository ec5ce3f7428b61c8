'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Format } from '@/lib/badge/rules';
import { ask } from '../_device/ask';
import { printPdf } from './print-pdf';
import type { Desk, Said } from './wire';

const PAUSE_MS = 2000;
/** Setting a badge takes a fraction of a second; the first one after a start of the server some more. */
const PATIENCE_MS = 20_000;

export type Station = ReturnType<typeof useStation>;

/**
 * The printing station of this page: says every two seconds that it is there, prints what it is given while somebody has
 * started it, and asks about each badge. After a reload it is paused, so that no page prints that nobody stands before.
 */
export function useStation(format: Format) {
  const [desk, setDesk] = useState<Desk>();
  const [isOnline, setIsOnline] = useState(true);
  const [isRunning, setIsRunning] = useState(false);
  const [problem, setProblem] = useState<string>();
  const now = useRef({ isRunning, format, isBusy: false, isAgain: false, isHeld: false, wake: () => {} });
  now.current.isRunning = isRunning;
  now.current.format = format;

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    const turn = async () => {
      clearTimeout(timer);
      now.current.isAgain = now.current.isBusy;
      if (now.current.isBusy) return;
      now.current.isBusy = true;
      const isAtWork = () => now.current.isRunning && !now.current.isHeld;
      const heard = await ask<Desk>('/gate/station/attend', { isTaking: isAtWork() });
      if (isOver) return;
      setIsOnline(heard.kind !== 'unreachable');
      if (heard.kind === 'ended') return window.location.assign('/gate');
      if (heard.kind === 'answered') {
        setDesk(heard.value);
        const { inHand } = heard.value;
        if (inHand && !inHand.isHandedOut && isAtWork()) await bring(inHand.id, now.current.format);
      }
      now.current.isBusy = false;
      // What was handed out is asked about at once.
      const isNews = heard.kind === 'answered' && heard.value.inHand?.isHandedOut === false && isAtWork();
      if (!isOver) timer = setTimeout(turn, isNews || now.current.isAgain ? 0 : PAUSE_MS);
    };
    now.current.wake = () => void turn();
    void turn();
    window.addEventListener('online', now.current.wake);
    return () => {
      isOver = true;
      clearTimeout(timer);
      window.removeEventListener('online', now.current.wake);
    };
  }, []);

  const act = useCallback(async (path: string, body: object) => {
    const heard = await ask<unknown>(`/gate/station/${path}`, body);
    setProblem(
      heard.kind === 'answered' ? undefined : heard.kind === 'unreachable' ? 'unreachable' : heard.code,
    );
    now.current.wake();
  }, []);

  return {
    desk,
    isOnline,
    isRunning,
    problem,
    setRunning: (on: boolean) => {
      setIsRunning(on);
      now.current.isRunning = on;
      now.current.wake();
    },
    /** Nobody stands here, or nobody knows who: nothing is taken or printed. */
    hold: useCallback((isHeld: boolean) => {
      now.current.isHeld = isHeld;
    }, []),
    say: (id: string, outcome: Said) => act('settle', { id, outcome }),
    handOver: (id: string) => act('hand-over', { id }),
    repeat: (id: string) => act('repeat', { id }),
  };
}

/** Fetches a badge and prints it. What fails on the way is asked about like everything else that was handed out. */
async function bring(id: string, format: Format): Promise<void> {
  try {
    const response = await fetch('/gate/station/badge', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id, format }),
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.ok) await printPdf(await response.blob());
    // It could not be set: nothing has left the house, and the next one need not wait for it.
    else if (response.status >= 500) await ask('/gate/station/settle', { id, outcome: 'unset' });
  } catch {
    // Whether it left the house is what the next answer says.
  }
}
