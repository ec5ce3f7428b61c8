'use client';

import { useEffect, useState } from 'react';
import type { Shown } from '../_device/shown';
import { faceOfReading, kioskFace } from './looks';
import { giveSignal } from './signals';

const GREEN_STAYS_MS = 1500;
const KIOSK_STAYS_MS = 5000;

type How = { withSound: boolean; isKiosk: boolean; isQuiet: boolean };

/** Which reading fills the screen: the newest, until it is put aside; again when the server says something else of it. */
export function useShown(newest: Shown | undefined, { withSound, isKiosk, isQuiet }: How) {
  const [isShown, setIsShown] = useState(false);
  const face = newest && (isKiosk ? kioskFace(newest) : faceOfReading(newest));
  const said = newest && face && newest.saying > 0 ? `${newest.id} ${newest.saying}` : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each saying signals once, whatever the switch does later
  useEffect(() => {
    if (!said || !face || isQuiet) return;
    setIsShown(true);
    giveSignal(face === 'refused' ? 'help_desk' : face, withSound);
    const staysMs = isKiosk ? KIOSK_STAYS_MS : face === 'admit' ? GREEN_STAYS_MS : undefined;
    if (staysMs === undefined) return;
    const timer = setTimeout(() => setIsShown(false), staysMs);
    return () => clearTimeout(timer);
  }, [said, face]);
  return {
    shown: isShown && face ? newest : undefined,
    face: isShown ? face : undefined,
    isChecking: newest !== undefined && face === undefined,
    putAside: () => setIsShown(false),
  };
}
