import { and, eq, isNull } from 'drizzle-orm';
import { insertAll, rowsFor } from '@/db/insert';
import { mailing, mailingReceiver } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { hasFreshProof } from '@/lib/core/proof';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { lockDraft, type MailingRefusal } from './commands';
import type { MailingRef, StartInput } from './input';
import { maySendMailings } from './policy';
import { candidatesOf, digestOf } from './receivers';
import { languageFor, type Mailing, MOST_RECEIVERS, standingOf } from './rules';

type StartRefusal =
  | MailingRefusal
  | 'FRESH_PROOF_NEEDED'
  | 'RECEIVERS_CHANGED'
  | 'NOBODY_TO_MAIL'
  | 'SELECTION_TOO_LARGE';

/**
 * Starts a mailing: who gets it is decided here, for good, with each one who does not and why. It must be the text and the
 * people that were seen; of two presses one starts it.
 */
export function startMailing(
  scope: Scope,
  { id, seen, digest, ratePerMinute }: StartInput,
): Promise<Result<number, StartRefusal>> {
  return inTransaction<number, StartRefusal>(scope, async (tx) => {
    if (!maySendMailings(tx.actor)) return refuse('NOT_ALLOWED');
    if (!hasFreshProof(tx)) return refuse('FRESH_PROOF_NEEDED');
    const locked = await lockDraft(tx, { id, seen });
    if (!locked.ok) return locked;
    const found = await candidatesOf({ ...tx, db: tx.db }, locked.value);
    const people = found.filter(({ skip }) => !skip).length;
    if (people === 0) return refuse('NOBODY_TO_MAIL');
    if (found.length > MOST_RECEIVERS) return refuse('SELECTION_TOO_LARGE');
    if (digestOf(found) !== digest) return refuse('RECEIVERS_CHANGED');
    const started = { startedAt: tx.now, startedBy: actorKey(tx.actor), nextAt: tx.now, ratePerMinute };
    await tx.db.update(mailing).set(started).where(eq(mailing.id, id));
    const rows = found.map(({ id: registrationId, reference, locale, skip }, position) => ({
      mailingId: id,
      registrationId,
      reference,
      position,
      locale: languageFor(locked.value, locale),
      outcome: skip,
    }));
    await insertAll(tx.db, rowsFor(mailingReceiver, rows));
    await record(tx, {
      action: 'mailing.started',
      subject: `mailing:${id}`,
      after: { people, passedOver: found.length - people, ratePerMinute },
    });
    return ok(people);
  });
}

/** Lets nobody have the next one until it goes on; what is on its way arrives. Twice is as good as once. */
export const pauseMailing = (scope: Scope, { id }: MailingRef) =>
  steer(scope, id, async (tx, present) => {
    if (present !== 'running') return;
    await tx.db
      .update(mailing)
      .set({ pausedAt: tx.now, pausedBy: actorKey(tx.actor) })
      .where(eq(mailing.id, id));
    await record(tx, { action: 'mailing.paused', subject: `mailing:${id}` });
  });

/** Goes on where the pause began, at the same rate. */
export const resumeMailing = (scope: Scope, { id }: MailingRef) =>
  steer(scope, id, async (tx, present) => {
    if (present !== 'paused') return;
    await tx.db
      .update(mailing)
      .set({ pausedAt: null, pausedBy: null, nextAt: tx.now })
      .where(eq(mailing.id, id));
    await record(tx, { action: 'mailing.resumed', subject: `mailing:${id}` });
  });

/** Ends a mailing for good: who has not had it gets none, what has left stays. */
export const stopMailing = (scope: Scope, { id }: MailingRef) =>
  steer(scope, id, async (tx, present) => {
    if (present !== 'running' && present !== 'paused') return;
    const left = await tx.db
      .update(mailingReceiver)
      .set({ outcome: 'stopped' })
      .where(and(eq(mailingReceiver.mailingId, id), isNull(mailingReceiver.outcome)))
      .returning({ id: mailingReceiver.registrationId });
    await tx.db
      .update(mailing)
      .set({ stoppedAt: tx.now, stoppedBy: actorKey(tx.actor), finishedAt: tx.now })
      .where(eq(mailing.id, id));
    await record(tx, {
      action: 'mailing.stopped',
      subject: `mailing:${id}`,
      after: { people: left.length },
    });
  });

/** Under the lock that each mail of it takes, too: after the answer none is begun that was not wanted. */
function steer(
  scope: Scope,
  id: string,
  work: (tx: TxScope, present: ReturnType<typeof standingOf>) => Promise<void>,
): Promise<Result<void, MailingRefusal>> {
  return inTransaction<void, MailingRefusal>(scope, async (tx) => {
    if (!maySendMailings(tx.actor)) return refuse('NOT_ALLOWED');
    const [found]: Mailing[] = await tx.db
      .select()
      .from(mailing)
      .where(eq(mailing.id, id))
      .for('no key update');
    if (!found?.startedAt) return refuse('NOT_FOUND');
    await work(tx, standingOf(found));
    return ok(undefined);
  });
}
