'use client';

import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { GATE_CACHE } from '@/app/sign-in/kept';
import { GateDevice } from '../_device/gate-device';
import { beTheGate } from '../_device/one-tab';
import { START, type View } from '../_device/view';

const NOTHING = () => () => undefined;

export type Gate = { device: GateDevice | undefined; view: View; isElsewhere: boolean; useHere: () => void };

/** The gate's device of this page: opened when this tab is the gate, followed while it is. */
export function useGate(): Gate {
  const [device, setDevice] = useState<GateDevice>();
  const [isElsewhere, setIsElsewhere] = useState(false);
  const tab = useRef<ReturnType<typeof beTheGate>>(undefined);
  useEffect(() => {
    let own: GateDevice | undefined;
    const open = () => {
      own = new GateDevice();
      setDevice(own);
      setIsElsewhere(false);
      void own.start();
    };
    const close = () => {
      own?.stop();
      own = undefined;
      setDevice(undefined);
      setIsElsewhere(true);
    };
    tab.current = beTheGate(open, close);
    const wake = () => own?.loop.wake();
    const lose = () => own?.lost();
    window.addEventListener('online', wake);
    window.addEventListener('offline', lose);
    return () => {
      window.removeEventListener('online', wake);
      window.removeEventListener('offline', lose);
      own?.stop();
      tab.current?.leave();
    };
  }, []);
  const view = useSyncExternalStore(device?.subscribe ?? NOTHING, device?.view ?? start, start);

  useEffect(() => {
    if (view.phase !== 'ended') return;
    // What the server says of this device stands on the page itself, and not on the one that was kept.
    const leave = async () => {
      if ('caches' in window) await caches.delete(GATE_CACHE).catch(() => false);
      window.location.assign('/gate');
    };
    void leave();
  }, [view.phase]);

  return { device, view, isElsewhere, useHere: () => tab.current?.take() };
}

const start = (): View => START;
