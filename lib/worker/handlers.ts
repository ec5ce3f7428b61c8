import { eq } from 'drizzle-orm';
import { user } from '@/db/schema';
import { carryOutBatch } from '@/lib/badge/running';
import { foldEmail } from '@/lib/core/fold';
import type { Scope } from '@/lib/core/scope';
import { lookForDoubles } from '@/lib/identity/looking';
import { carryOutLetters } from '@/lib/letter/running';
import { returnAnswer } from '@/lib/queue/returning';
import { askAgain } from '@/lib/registration/asking';
import { confirmByOwner } from '@/lib/registration/confirmation';
import { carryOutBulk, carryOutBulkUndo } from '@/lib/review/batches';
import { carryOutWave } from '@/lib/review/publishing';
import { orderOnReading } from '@/lib/station/ordering';
import type { TaskKind, TaskPayloads } from '@/lib/task/rules';
import { carryOutRecount } from '@/lib/verification/commands';
import { promoteAll } from '@/lib/waitlist/commands';

/** What the work of each kind is; a kind without a handler does not compile. */
export type Handlers = { [K in TaskKind]: (scope: Scope, payload: TaskPayloads[K]) => Promise<unknown> };

export const HANDLERS: Handlers = {
  'registration.confirm_owner': async (scope, { userId }) => {
    const [owner] = await scope.db.select({ email: user.email }).from(user).where(eq(user.id, userId));
    if (owner) await confirmByOwner(scope, foldEmail(owner.email));
  },
  'waitlist.promote': (scope) => promoteAll(scope),
  'double.look': (scope, { registrationIds }) => lookForDoubles(scope, registrationIds),
  'review.bulk': (scope, { bulkId }) => carryOutBulk(scope, bulkId),
  'review.bulk_undo': (scope, { bulkId }) => carryOutBulkUndo(scope, bulkId),
  'review.wave': (scope, { waveId }) => carryOutWave(scope, waveId),
  'queue.return_answer': (scope, { requestId }) => returnAnswer(scope, requestId),
  'print.order': (scope, order) => orderOnReading(scope, order),
  'verification.recount': (scope, { runId }) => carryOutRecount(scope, runId),
  'consent.ask_again': (scope, text) => askAgain(scope, text),
  'letter.batch': (scope, { batchId }) => carryOutLetters(scope, batchId),
  'badge.batch': (scope, { batchId }) => carryOutBatch(scope, batchId),
};
