import { isDeepStrictEqual } from 'node:util';
import { and, eq } from 'drizzle-orm';
import { edition as editionTable, siteDraft, siteVersion } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { mayChangeSettings } from '@/lib/edition/policy';
import type { Edition } from '@/lib/edition/rules';
import type { PageTextInput, Publication, VersionRef, VisaTableInput } from './input';
import { publishedPage } from './queries';
import type { SiteContent, SitePage } from './rules';
import { FIRST_VISA_TABLE } from './visa-table';

export type DraftRefusal = 'NOT_ALLOWED' | 'NOT_FOUND' | 'SETTINGS_CHANGED';

/** Writes the words of a page into its draft; the second of two editors is told what the first has written. */
export const writePage = (
  scope: Scope,
  editionId: string,
  { page, text, seen }: PageTextInput,
): Promise<Result<void, DraftRefusal>> =>
  changeDraft(scope, editionId, page, (content) => {
    const present = { ...seen, ...content.text };
    if (isDeepStrictEqual(present, text)) return ok(content);
    if (!isDeepStrictEqual(present, seen)) return refuse('SETTINGS_CHANGED', { now: present });
    return ok({ ...content, text });
  });

/** Puts another table of visa rules into the draft of the page about visas. */
export const changeVisaTable = (
  scope: Scope,
  editionId: string,
  { table, seen }: VisaTableInput,
): Promise<Result<void, DraftRefusal>> =>
  changeDraft(scope, editionId, 'visa', (content) => {
    const present = content.visa ?? FIRST_VISA_TABLE;
    if (isDeepStrictEqual(present, table)) return ok(content);
    if (!isDeepStrictEqual(present, seen)) return refuse('SETTINGS_CHANGED', { now: present });
    return ok({ ...content, visa: table });
  });

/**
 * Changes what is being written of a page, beginning with what stands there. Editors of one page wait for each other; what
 * is as wanted already is no change and leaves no fact.
 */
export function changeDraft<C extends string = never>(
  scope: Scope,
  editionId: string,
  page: SitePage,
  change: (content: SiteContent) => Result<SiteContent, DraftRefusal | C>,
): Promise<Result<void, DraftRefusal | C>> {
  return inTransaction<void, DraftRefusal | C>(scope, async (tx) => {
    const edition = await lockEdition(tx, editionId);
    if (!edition.ok) return edition;
    const draft = await draftOf(tx, editionId, page);
    const present = draft?.content ?? (await publishedPage(tx, edition.value, page)).content;
    const next = change(present);
    if (!next.ok) return next;
    if (next.value === present) return ok(undefined);
    await keepDraft(tx, editionId, page, next.value);
    await record(tx, { action: 'site.drafted', subject: subjectOf(page), after: { page } });
    return ok(undefined);
  });
}

/** Publishes the draft that was looked at, as the next version. Of two who press at once the second finds nothing left. */
export function publishPage(
  scope: Scope,
  editionId: string,
  { page, revision }: Publication,
): Promise<Result<number, DraftRefusal>> {
  return inTransaction<number, DraftRefusal>(scope, async (tx) => {
    const edition = await lockEdition(tx, editionId);
    if (!edition.ok) return edition;
    const draft = await draftOf(tx, editionId, page);
    if (!draft) return refuse('NOT_FOUND');
    if (draft.revision !== revision) return refuse('SETTINGS_CHANGED');
    const before = await publishedPage(tx, edition.value, page);
    const number = before.number + 1;
    await tx.db.insert(siteVersion).values({
      editionId,
      page,
      number,
      content: draft.content,
      publishedAt: tx.now,
      publishedBy: actorKey(tx.actor),
    });
    await tx.db.delete(siteDraft).where(isDraft(editionId, page));
    await record(tx, {
      action: 'site.published',
      subject: subjectOf(page),
      before: { version: before.number },
      after: { page, version: number },
    });
    return ok(number);
  });
}

/** Throws the draft away; what stands on the page stays. */
export function discardDraft(
  scope: Scope,
  editionId: string,
  page: SitePage,
): Promise<Result<void, DraftRefusal>> {
  return inTransaction<void, DraftRefusal>(scope, async (tx) => {
    const edition = await lockEdition(tx, editionId);
    if (!edition.ok) return edition;
    const gone = await tx.db
      .delete(siteDraft)
      .where(isDraft(editionId, page))
      .returning({ page: siteDraft.page });
    if (gone.length === 0) return refuse('NOT_FOUND');
    await record(tx, { action: 'site.discarded', subject: subjectOf(page), before: { page } });
    return ok(undefined);
  });
}

/** Takes an old version up again as the draft; it stands on the page only when it is published. */
export function takeUpVersion(
  scope: Scope,
  editionId: string,
  { page, number }: VersionRef,
): Promise<Result<void, DraftRefusal>> {
  return inTransaction<void, DraftRefusal>(scope, async (tx) => {
    const edition = await lockEdition(tx, editionId);
    if (!edition.ok) return edition;
    const [old] = await tx.db
      .select({ content: siteVersion.content })
      .from(siteVersion)
      .where(
        and(eq(siteVersion.editionId, editionId), eq(siteVersion.page, page), eq(siteVersion.number, number)),
      );
    if (!old) return refuse('NOT_FOUND');
    // A colleague's draft is not thrown away unseen.
    if (await draftOf(tx, editionId, page)) return refuse('SETTINGS_CHANGED');
    await keepDraft(tx, editionId, page, old.content);
    await record(tx, { action: 'site.taken_up', subject: subjectOf(page), after: { page, version: number } });
    return ok(undefined);
  });
}

async function keepDraft(
  tx: TxScope,
  editionId: string,
  page: SitePage,
  content: SiteContent,
): Promise<void> {
  const row = { content, revision: newId(), changedAt: tx.now, changedBy: actorKey(tx.actor) };
  await tx.db
    .insert(siteDraft)
    .values({ editionId, page, ...row })
    .onConflictDoUpdate({ target: [siteDraft.editionId, siteDraft.page], set: row });
}

async function lockEdition(
  tx: TxScope,
  editionId: string,
): Promise<Result<Edition, 'NOT_ALLOWED' | 'NOT_FOUND'>> {
  if (!mayChangeSettings(tx.actor)) return refuse('NOT_ALLOWED');
  const [locked] = await tx.db
    .select()
    .from(editionTable)
    .where(eq(editionTable.id, editionId))
    .for('no key update');
  return locked ? ok(locked) : refuse('NOT_FOUND');
}

async function draftOf(tx: TxScope, editionId: string, page: SitePage) {
  const [draft] = await tx.db.select().from(siteDraft).where(isDraft(editionId, page));
  return draft;
}

const isDraft = (editionId: string, page: SitePage) =>
  and(eq(siteDraft.editionId, editionId), eq(siteDraft.page, page));

const subjectOf = (page: SitePage): string => `site:${page}`;
