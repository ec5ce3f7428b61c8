/** What came of one decision on many: those done, and each one skipped with why, in the reader's language. */
export type Outcome = {
  doneTitle: string;
  waitsTitle: string;
  skippedTitle: string;
  done: string[];
  /** Approved in advance: only a seat is missing. */
  waits: string[];
  skipped: { reference: string; why: string }[];
};
export type BulkState = {
  outcome?: Outcome;
  message?: string;
  faults?: Record<string, string>;
  typed?: { reasonCode?: string; note?: string };
};
export const NOT_SENT: BulkState = {};
