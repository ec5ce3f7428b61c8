'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { faceOf } from './looks';
import { sendReading } from './post';
import { ReadingQueue, type Taken } from './queue';
import { giveSignal } from './signals';

const GREEN_STAYS_MS = 1500;
const NONE: readonly Taken[] = [];

/** The readings of this device, and which of them fills the screen: the newest, until it is answered and put aside. */
export function useReadings(withSound: boolean) {
  const [queue] = useState(() => new ReadingQueue(sendReading));
  const taken = useSyncExternalStore(queue.subscribe, queue.taken, () => NONE);
  const newest = taken[0];
  const [isShown, setIsShown] = useState(false);
  const face = newest && faceOf(newest.outcome);
  const id = newest?.reading.id;

  useEffect(() => {
    const retry = () => void queue.wake();
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [queue]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each reading signals once, whatever the switch does later
  useEffect(() => {
    if (!id || !face) return;
    setIsShown(true);
    giveSignal(face === 'refused' ? 'help_desk' : face, withSound);
    if (face !== 'admit') return;
    const timer = setTimeout(() => setIsShown(false), GREEN_STAYS_MS);
    return () => clearTimeout(timer);
  }, [id, face]);

  return {
    taken,
    isChecking: newest?.outcome.kind === 'sending',
    shown: isShown && face ? newest : undefined,
    take: queue.take.bind(queue),
    putAside: () => setIsShown(false),
  };
}
