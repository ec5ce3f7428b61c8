/** What the form of a decision on many shows when it was refused. What came of one that was asked for is a page of its own. */
export type BulkState = {
  message?: string;
  faults?: Record<string, string>;
  typed?: { reasonCode?: string; note?: string; waveId?: string };
};
export const NOT_SENT: BulkState = {};
