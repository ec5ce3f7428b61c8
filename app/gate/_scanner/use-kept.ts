'use client';

import { useEffect, useState } from 'react';
import { keepForOffline } from '@/app/serwist/keeping';

/** A gate is open all day and asks for nothing by which the browser would look for a new release itself. */
const LOOK_EVERY_MS = 10 * 60_000;

/**
 * Has the page kept for the day without a network. A newer release comes, and the page is loaded anew under it, only while
 * nobody stands before the gate.
 */
export function useKept(isIdle: boolean): void {
  const [registration, setRegistration] = useState<ServiceWorkerRegistration>();
  const [isOld, setIsOld] = useState(false);
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
    // The first worker comes to a page that is as new as itself.
    let isFirst = navigator.serviceWorker.controller === null;
    const onChange = () => {
      if (!isFirst) setIsOld(true);
      isFirst = false;
    };
    navigator.serviceWorker.addEventListener('controllerchange', onChange);
    return () => navigator.serviceWorker.removeEventListener('controllerchange', onChange);
  }, []);
  useEffect(() => {
    if (!registration) return;
    const look = () => registration.update().catch(() => undefined);
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [registration]);
  useEffect(() => {
    if (!registration || !isIdle) return;
    let isStillIdle = true;
    const letCome = () => isStillIdle && registration.waiting?.postMessage({ type: 'SKIP_WAITING' });
    letCome();
    const watch = () => registration.installing?.addEventListener('statechange', letCome);
    watch();
    registration.addEventListener('updatefound', watch);
    return () => {
      isStillIdle = false;
      registration.removeEventListener('updatefound', watch);
    };
  }, [registration, isIdle]);
  useEffect(() => {
    if (isOld && isIdle) window.location.reload();
  }, [isOld, isIdle]);
}
