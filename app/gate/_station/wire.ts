import type { StationDesk } from '@/lib/station/queries';

/** What the house says to a station, as it comes over the wire: moments are ISO 8601. */
type Wire<T> = T extends Date
  ? string
  : T extends readonly (infer One)[]
    ? Wire<One>[]
    : T extends object
      ? { [K in keyof T]: Wire<T[K]> }
      : T;
export type Desk = Wire<StationDesk>;
export type Queued = NonNullable<Desk['inHand']>;

/** What a person says of a badge: see `settleInput`. */
export const DID_NOT_COME_OUT = ['paper', 'printer', 'spoiled', 'missing'] as const;
export type Said = 'came_out' | 'handed_over' | 'unset' | (typeof DID_NOT_COME_OUT)[number];
