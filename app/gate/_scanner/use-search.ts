'use client';

import { useState } from 'react';
import type { FoundAtGate } from '@/lib/gate/queries';
import type { GateDevice } from '../_device/gate-device';

export type Search = { kind: 'none' | 'coming' } | { kind: 'found'; people: readonly FoundAtGate[] };

/** The search for a name among the people whom the device knows. */
export function useSearch(device: GateDevice | undefined, isWhole: boolean) {
  const [typed, setTyped] = useState('');
  const people = typed === '' ? [] : (device?.find(typed) ?? []);
  const kind = typed === '' ? 'none' : people.length === 0 && !isWhole ? 'coming' : 'found';
  const search: Search = kind === 'found' ? { kind, people } : { kind };
  return { search, clear: () => setTyped(''), ask: setTyped };
}
