/** Every kind of work that follows a commit, with what it needs to know. */
export type TaskPayloads = {
  'registration.confirm_owner': { userId: string };
  'waitlist.promote': { editionId: string };
  'double.look': { registrationIds: string[] };
  'review.bulk': { bulkId: string };
  'review.bulk_undo': { bulkId: string };
  'review.wave': { waveId: string };
  'queue.return_answer': { requestId: string };
  'verification.recount': { runId: string };
  'print.order': { scanId: string; station: string };
  'badge.batch': { batchId: string };
  'letter.batch': { batchId: string };
  'consent.ask_again': { purpose: string; version: number };
};
export type TaskKind = keyof TaskPayloads;

/** Attempts and their growing pauses are graphile-worker's: exp(attempt) seconds, so 25 attempts span some days. */
export const MAX_ATTEMPTS: Record<TaskKind, number> = {
  'registration.confirm_owner': 25,
  'waitlist.promote': 25,
  'double.look': 25,
  'review.bulk': 25,
  'review.bulk_undo': 25,
  'review.wave': 25,
  'queue.return_answer': 25,
  'verification.recount': 25,
  // What could not be ordered within some minutes is not wanted any more.
  'print.order': 6,
  'badge.batch': 25,
  'letter.batch': 25,
  'consent.ask_again': 25,
};
