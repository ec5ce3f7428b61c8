import { eq } from 'drizzle-orm';
import { user } from '@/db/schema';
import { foldEmail } from '@/lib/core/fold';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { dispatch } from '@/lib/mail/commands';
import type { Post } from '@/lib/mail/transport';
import { confirmByOwner } from '@/lib/registration/confirmation';
import type { TaskKind, TaskPayloads } from '@/lib/task/rules';
import { promoteAll } from '@/lib/waitlist/commands';

/** What the work of each kind is; a kind without a handler does not compile. `post` is missing without an SMTP server. */
export type Handlers = { [K in TaskKind]: (scope: Scope, payload: TaskPayloads[K]) => Promise<unknown> };

export const handlers = (post: Post | undefined): Handlers => ({
  // Without a server the mail stays in the outbox, where organisers read it.
  'mail.dispatch': async (scope) => post && dispatch(scope, post, await currentEdition(scope)),
  'registration.confirm_owner': async (scope, { userId }) => {
    const [owner] = await scope.db.select({ email: user.email }).from(user).where(eq(user.id, userId));
    if (owner) await confirmByOwner(scope, foldEmail(owner.email));
  },
  'waitlist.promote': (scope) => promoteAll(scope),
});
