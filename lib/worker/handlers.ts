import { eq } from 'drizzle-orm';
import { user } from '@/db/schema';
import { foldEmail } from '@/lib/core/fold';
import type { Scope } from '@/lib/core/scope';
import { confirmByOwner } from '@/lib/registration/confirmation';
import { carryOutBulk, carryOutBulkUndo } from '@/lib/review/batches';
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
  'review.bulk': (scope, { bulkId }) => carryOutBulk(scope, bulkId),
  'review.bulk_undo': (scope, { bulkId }) => carryOutBulkUndo(scope, bulkId),
  'verification.recount': (scope, { runId }) => carryOutRecount(scope, runId),
};
