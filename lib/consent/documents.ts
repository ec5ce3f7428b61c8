import { and, desc, eq } from 'drizzle-orm';
import { insertAll, rowsFor } from '@/db/insert';
import { CONSENT_PURPOSES, type ConsentPurpose, consentDocument, consentDraft } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { inEvery, isSameText } from '@/lib/edition/texts';
import { lockSeats } from '@/lib/pool/book';
import { enqueue } from '@/lib/task/commands';
import type { DocumentDraftInput, PublishInput } from './input';
import { mayWriteDocuments } from './policy';
import { isNeeded } from './rules';

type Texts = Record<ConsentPurpose, Record<string, string>>;

/** Publishes the first version of every text of a new edition. */
export const openDocuments = (tx: TxScope, editionId: string, texts: Texts): Promise<void> =>
  insertAll(
    tx.db,
    rowsFor(
      consentDocument,
      CONSENT_PURPOSES.map((purpose) => ({
        editionId,
        purpose,
        version: 1,
        written: texts[purpose],
        publishedAt: tx.now,
        publishedBy: actorKey(tx.actor),
        asksAgain: true,
      })),
    ),
  );

type Refusal = 'NOT_ALLOWED' | 'SETTINGS_CHANGED' | 'NOTHING_TO_PUBLISH';

/** Keeps the text that is to be the next version. The second of two organisers is told what the first has written. */
export function saveDraft(
  scope: Scope,
  { purpose, written, seen }: DocumentDraftInput,
): Promise<Result<void, Refusal>> {
  return inTransaction<void, Refusal>(scope, async (tx) => {
    if (!mayWriteDocuments(tx.actor)) return refuse('NOT_ALLOWED');
    const { editionId, draft, newest } = await underLock(tx, purpose);
    const present = inEvery(draft?.written ?? newest?.written);
    if (isSameText(present, written)) return ok(undefined);
    if (!isSameText(present, inEvery(seen))) return refuse('SETTINGS_CHANGED', { now: present });
    const kept = { written, changedAt: tx.now, changedBy: actorKey(tx.actor) };
    await tx.db
      .insert(consentDraft)
      .values({ editionId, purpose, ...kept })
      .onConflictDoUpdate({ target: [consentDraft.editionId, consentDraft.purpose], set: kept });
    await record(tx, {
      action: 'consent_document.drafted',
      subject: `edition:${editionId}`,
      after: { purpose, written },
    });
    return ok(undefined);
  });
}

/** Drops the draft of a text: what is published stays. */
export function dropDraft(
  scope: Scope,
  { purpose }: { purpose: ConsentPurpose },
): Promise<Result<void, Refusal>> {
  return inTransaction<void, Refusal>(scope, async (tx) => {
    if (!mayWriteDocuments(tx.actor)) return refuse('NOT_ALLOWED');
    const { editionId, draft } = await underLock(tx, purpose);
    if (!draft) return ok(undefined);
    await tx.db.delete(consentDraft).where(draftOf(editionId, purpose));
    await record(tx, {
      action: 'consent_document.dropped',
      subject: `edition:${editionId}`,
      before: { purpose, written: draft.written },
    });
    return ok(undefined);
  });
}

/**
 * Makes the draft the next version, for good. Under the lock of the seats, so that nobody applies meanwhile: who was shown the
 * earlier text is asked for this one, and whom `asksAgain` asks is everybody who agreed before.
 */
export function publish(
  scope: Scope,
  { purpose, seen, asksAgain }: PublishInput,
): Promise<Result<number, Refusal>> {
  return inTransaction<number, Refusal>(scope, async (tx) => {
    if (!mayWriteDocuments(tx.actor)) return refuse('NOT_ALLOWED');
    const { editionId, draft, newest } = await underLock(tx, purpose);
    if (!draft) return refuse('NOTHING_TO_PUBLISH');
    const present = inEvery(draft.written);
    if (!isSameText(present, seen)) return refuse('SETTINGS_CHANGED', { now: present });
    const version = (newest?.version ?? 0) + 1;
    const isAskedAgain = asksAgain && isNeeded(purpose);
    await tx.db.insert(consentDocument).values({
      editionId,
      purpose,
      version,
      written: draft.written,
      publishedAt: tx.now,
      publishedBy: actorKey(tx.actor),
      asksAgain: isAskedAgain,
    });
    await tx.db.delete(consentDraft).where(draftOf(editionId, purpose));
    await record(tx, {
      action: 'consent_document.published',
      subject: `edition:${editionId}`,
      after: { purpose, version, asksAgain: isAskedAgain },
    });
    if (isAskedAgain) await enqueue(tx, { kind: 'consent.ask_again', payload: { purpose, version } });
    return ok(version);
  });
}

async function underLock(tx: TxScope, purpose: ConsentPurpose) {
  const { edition } = await lockSeats(tx);
  const [[draft], [newest]] = await Promise.all([
    tx.db.select().from(consentDraft).where(draftOf(edition.id, purpose)),
    tx.db
      .select()
      .from(consentDocument)
      .where(and(eq(consentDocument.editionId, edition.id), eq(consentDocument.purpose, purpose)))
      .orderBy(desc(consentDocument.version))
      .limit(1),
  ]);
  return { editionId: edition.id, draft, newest };
}

const draftOf = (editionId: string, purpose: ConsentPurpose) =>
  and(eq(consentDraft.editionId, editionId), eq(consentDraft.purpose, purpose));
