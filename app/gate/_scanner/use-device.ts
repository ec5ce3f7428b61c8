'use client';

import { useSyncExternalStore } from 'react';

const SOUND_KEY = 'gate.sound';
const listeners = new Set<() => void>();
const hasSound = (): boolean => {
  try {
    return localStorage.getItem(SOUND_KEY) !== 'off';
  } catch {
    return true;
  }
};

/** Whether this device sounds; remembered where the browser lets us. */
export function useSound(): [boolean, (on: boolean) => void] {
  const isOn = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hasSound,
    () => true,
  );
  const change = (on: boolean) => {
    try {
      localStorage.setItem(SOUND_KEY, on ? 'on' : 'off');
    } catch {
      // A private window keeps nothing: sound stays as it is.
    }
    for (const listener of listeners) listener();
  };
  return [isOn, change];
}
