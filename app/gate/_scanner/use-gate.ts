'use client';

import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { keepForOffline } from '@/app/serwist/keeping';
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

/** Has the page kept for the day without a network, and lets a newer worker come while nobody stands before the gate. */
export function useKept(isIdle: boolean): void {
  const [registration, setRegistration] = useState<ServiceWorkerRegistration>();
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return;
    const keep = async () => {
      const kept = await keepForOffline('/gate', window.location.pathname + window.location.search);
      setRegistration(kept);
      // Only now is what they fetch kept, too.
      await import('./camera-panel');
      const { fetchDecoder } = await import('../_device/decoder');
      await fetchDecoder();
    };
    // A browser that forbids workers has the gate as long as its page is open.
    keep().catch(() => undefined);
  }, []);
  useEffect(() => {
    if (!registration || !isIdle) return;
    const letCome = () => registration.waiting?.postMessage({ type: 'SKIP_WAITING' });
    letCome();
    const watch = () => registration.installing?.addEventListener('statechange', letCome);
    registration.addEventListener('updatefound', watch);
    return () => registration.removeEventListener('updatefound', watch);
  }, [registration, isIdle]);
}
