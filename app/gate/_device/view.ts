import type { StorageState } from './outbox';
import type { Shown } from './shown';
import type { GateConfig } from './wire';

/** What the screen shows of the device; a new object after each change. Times are ISO 8601. */
export type View = {
  /** `elsewhere`: another tab of this browser is the gate. `ended`: this is no device of ours any more. */
  phase: 'starting' | 'elsewhere' | 'ready' | 'ended';
  isOnline: boolean;
  offlineSince: string | undefined;
  /** The people are still coming in. */
  isLoading: boolean;
  people: number;
  rosterAt: string | undefined;
  waiting: number;
  /** Readings that the server would not take. */
  aside: number;
  storage: StorageState;
  uploadedAt: string | undefined;
  config: GateConfig | undefined;
  shown: readonly Shown[];
};

export const START: View = {
  phase: 'starting',
  isOnline: true,
  offlineSince: undefined,
  isLoading: true,
  people: 0,
  rosterAt: undefined,
  waiting: 0,
  aside: 0,
  storage: 'kept',
  uploadedAt: undefined,
  config: undefined,
  shown: [],
};
