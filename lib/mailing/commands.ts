import { eq } from 'drizzle-orm';
import { mailing } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { compose } from '@/lib/mail/commands';
import type { DraftRef, MailingInput } from './input';
import { maySendMailings } from './policy';
import { sampleOf } from './previewing';
import { type Mailing, writtenIn } from './rules';

export type MailingRefusal = 'NOT_ALLOWED' | 'NOT_FOUND' | 'MAILING_CHANGED';

/** Keeps a mailing as a draft, new or changed. The second of two who change it at once is told, and so is who comes after the start. */
export function writeMailing(
  scope: Scope,
  { id, seen, ...given }: MailingInput,
): Promise<Result<string, MailingRefusal>> {
  return inTransaction<string, MailingRefusal>(scope, async (tx) => {
    if (!maySendMailings(tx.actor)) return refuse('NOT_ALLOWED');
    const changed = { ...given, changedAt: tx.now, changedBy: actorKey(tx.actor) };
    if (seen === 0) {
      const { id: editionId } = await currentEdition(tx);
      const made = await tx.db
        .insert(mailing)
        .values({ id, editionId, ...changed })
        .onConflictDoNothing()
        .returning({ id: mailing.id });
      if (made.length === 0) return ok(id);
    } else {
      const locked = await lockDraft(tx, { id, seen });
      if (!locked.ok) return locked;
      await tx.db
        .update(mailing)
        .set({ ...changed, version: seen + 1 })
        .where(eq(mailing.id, id));
    }
    const { kind, subject } = given;
    await record(tx, {
      action: seen === 0 ? 'mailing.drafted' : 'mailing.changed',
      subject: `mailing:${id}`,
      after: { kind, subject: subject[given.fallback] },
    });
    return ok(id);
  });
}

/** Throws a draft away; what was started stays on record. */
export function discardMailing(scope: Scope, draft: DraftRef): Promise<Result<void, MailingRefusal>> {
  return inTransaction<void, MailingRefusal>(scope, async (tx) => {
    if (!maySendMailings(tx.actor)) return refuse('NOT_ALLOWED');
    const locked = await lockDraft(tx, draft);
    if (!locked.ok) return locked;
    await tx.db.delete(mailing).where(eq(mailing.id, draft.id));
    const { kind, subject, fallback } = locked.value;
    await record(tx, {
      action: 'mailing.discarded',
      subject: `mailing:${draft.id}`,
      before: { kind, subject: subject[fallback] },
    });
    return ok(undefined);
  });
}

/** Sends the mailing to whoever asks, and nobody else, in every language that is written; it leaves before all mailings. */
export function testMailing(scope: Scope, { id, seen }: DraftRef): Promise<Result<number, MailingRefusal>> {
  return inTransaction<number, MailingRefusal>(scope, async (tx) => {
    if (!maySendMailings(tx.actor) || tx.actor.kind !== 'person') return refuse('NOT_ALLOWED');
    const { email: recipient } = tx.actor;
    const locked = await lockDraft(tx, { id, seen });
    if (!locked.ok) return locked;
    const edition = await currentEdition(tx);
    const languages = writtenIn(locked.value);
    await compose(
      tx,
      edition,
      languages.map((locale) => ({
        kind: 'mailing' as const,
        factKey: `mailing-test:${newId()}`,
        recipient,
        locale,
        values: sampleOf(locked.value, locale, edition),
      })),
    );
    await record(tx, {
      action: 'mailing.tested',
      subject: `mailing:${id}`,
      after: { mails: languages.length },
    });
    return ok(languages.length);
  });
}

/** A draft under its lock, as long as it is the one that was seen. */
export async function lockDraft(
  tx: TxScope,
  { id, seen }: DraftRef,
): Promise<Result<Mailing, MailingRefusal>> {
  const [found] = await tx.db.select().from(mailing).where(eq(mailing.id, id)).for('no key update');
  if (!found) return refuse('NOT_FOUND');
  if (found.startedAt || found.version !== seen) return refuse('MAILING_CHANGED');
  return ok(found);
}
