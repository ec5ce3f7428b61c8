'use client';

import { useEffect, useState } from 'react';
import type { GateConfig, Operator } from '../_device/wire';

/**
 * Who stands at the gate, where people are known by a PIN; forgotten when nothing happens for a while. `lastReading` is what
 * happened last without a key or a tap. Nobody stands at a kiosk.
 */
export function useOperator(
  config: GateConfig | undefined,
  { lastReading, isKiosk }: { lastReading: string | undefined; isKiosk: boolean },
) {
  const [id, setId] = useState<string>();
  const operator = config?.operators.find((one) => one.id === id);
  const isNeeded = config !== undefined && config.operators.length > 0 && !isKiosk;
  const lockAfterMs = config?.lockAfterMs;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a reading begins the waiting anew
  useEffect(() => {
    if (!id || !lockAfterMs) return;
    let timer: ReturnType<typeof setTimeout>;
    const begin = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setId(undefined), lockAfterMs);
    };
    begin();
    document.addEventListener('keydown', begin);
    document.addEventListener('pointerdown', begin);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', begin);
      document.removeEventListener('pointerdown', begin);
    };
  }, [id, lockAfterMs, lastReading]);
  return {
    operator,
    isLocked: isNeeded && !operator,
    enter: (one: Operator) => setId(one.id),
    lock: () => setId(undefined),
  };
}
