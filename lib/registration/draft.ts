import { and, asc, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import { draft } from '@/db/schema';
import type { ShownVersions } from '@/lib/consent/rules';
import { after, DAY_MS } from '@/lib/core/clock';
import { seal, unseal } from '@/lib/core/crypto';
import { foldEmail } from '@/lib/core/fold';
import { newId } from '@/lib/core/id';
import { parseInput } from '@/lib/core/input';
import { expectOk, ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, sendLast, type TxScope } from '@/lib/core/scope';
import { hashToken, newToken } from '@/lib/core/token';
import { currentEdition } from '@/lib/edition/queries';
import type { Locale } from '@/messages/locales';
import { type SubmitRefusal, type Submitted, submitTogether } from './commands';
import { rawOf, shownIn, type Typed } from './form';
import { type RegistrationInput, registrationInput } from './input';

/** `submitted` is the answer that the draft got when it became a registration; it then takes no more typing. */
type Contents = { typed: Typed; submitted?: Submitted };
export type Draft = Contents & { id: string; changedAt: Date };

export const DRAFT_KEPT_DAYS = 30;
const context = (id: string) => `draft:${id}`;

/** The draft that a cookie's token opens. */
export async function openDraft(scope: Pick<Scope, 'db' | 'now'>, token: string): Promise<Draft | undefined> {
  const [found] = await scope.db.select().from(draft).where(isOpenedBy(token, scope.now));
  return found && unsealed(found);
}

/**
 * Adds what was typed to the draft of `token`, or begins a new one; returns the token to keep. What comes too late,
 * after the submission, is dropped.
 */
export async function saveDraft(
  scope: Scope,
  token: string | undefined,
  typed: Typed,
): Promise<{ token: string; typed: Typed; submitted?: Submitted }> {
  const saved = await inTransaction(scope, async (tx) => {
    const opened = token ? await lockDraft(tx, token) : undefined;
    if (!opened || !token) return ok({ token: await beginDraft(tx, typed), typed });
    if (opened.submitted) return ok({ token, ...opened });
    const merged = { ...opened.typed, ...typed };
    await keep(tx, opened.id, { typed: merged });
    return ok({ token, typed: merged });
  });
  return expectOk(saved);
}

/**
 * Turns a draft into a registration, once: whoever submits it again, from a second click or another tab, waits for
 * the first and gets the same answer. Of what was typed only the address remains. A refusal leaves the draft as it is.
 */
export function submitDraft(scope: Scope, token: string, locale: Locale): Promise<DraftAnswer> {
  return inTransaction(scope, async (tx) => {
    const [answer] = await submitDrafts(tx, [{ token, locale }]);
    return answer ?? refuse('NOT_FOUND');
  });
}

export type DraftAnswer = Result<Submitted, SubmitRefusal | 'CONSENTS_CHANGED' | 'NOT_FOUND'>;

type Came = { submittedAt?: Date; requestId?: string };

/** The same for many in one transaction; each gets its own answer. */
export async function submitDrafts(
  tx: TxScope,
  sent: readonly { token: string; locale: Locale }[],
  came: readonly Came[] = [],
): Promise<DraftAnswer[]> {
  const drafts = await lockDrafts(
    tx,
    sent.map(({ token }) => token),
  );
  const answers = new Map<string, DraftAnswer>();
  const ready: { draft: Draft; input: RegistrationInput; came: Came & { shown: ShownVersions } }[] = [];
  for (const [position, { token, locale }] of sent.entries()) {
    const draft = drafts.get(hashToken(token));
    if (!draft || answers.has(draft.id) || ready.some((one) => one.draft.id === draft.id)) continue;
    const input = parseInput(registrationInput, { ...rawOf(draft.typed), locale });
    if (draft.submitted) answers.set(draft.id, ok(draft.submitted));
    else if (input.ok)
      ready.push({
        draft,
        input: input.value,
        came: { ...came[position], shown: shownIn(draft.typed) },
      });
    else answers.set(draft.id, input);
  }
  const submitted = await submitTogether(
    tx,
    ready.map(({ input }) => input),
    ready.map((one) => one.came),
  );
  const kept: Kept[] = [];
  for (const [position, { draft, input }] of ready.entries()) {
    const answer = submitted[position] ?? refuse('NOT_FOUND');
    answers.set(draft.id, answer);
    if (answer.ok)
      kept.push({ id: draft.id, contents: { typed: { email: input.email }, submitted: answer.value } });
  }
  sendLast(tx, keepAll(tx, kept));
  return sent.map(({ token }) => answers.get(drafts.get(hashToken(token))?.id ?? '') ?? refuse('NOT_FOUND'));
}

/** Notes the newest request to confirm the address, so that the next typed code is compared with its letter. */
export async function noteChallenge(tx: TxScope, opened: Draft, challengeId: string): Promise<void> {
  if (!opened.submitted) return;
  await keep(tx, opened.id, { typed: opened.typed, submitted: { ...opened.submitted, challengeId } });
}

/** Opens a draft under a lock: two that save or submit it take turns. */
export const lockDraft = async (tx: TxScope, token: string): Promise<Draft | undefined> =>
  (await lockDrafts(tx, [token])).get(hashToken(token));

/** Opens drafts under a lock, in one order for everybody; by the hash of their tokens. */
async function lockDrafts(tx: TxScope, tokens: string[]): Promise<Map<string, Draft>> {
  const found = await tx.db
    .select()
    .from(draft)
    .where(and(inArray(draft.tokenHash, tokens.map(hashToken)), gt(draft.expiresAt, tx.now)))
    .orderBy(asc(draft.id))
    .for('update');
  return new Map(found.map((row) => [row.tokenHash, unsealed(row)]));
}

async function beginDraft(tx: TxScope, typed: Typed): Promise<string> {
  const id = newId();
  const token = newToken();
  const { id: editionId } = await currentEdition(tx);
  const row = { id, editionId, tokenHash: hashToken(token), ...sealed(tx, id, { typed }) };
  await tx.db.insert(draft).values(row);
  return token;
}

type Kept = { id: string; contents: Contents };

const keep = (tx: TxScope, id: string, contents: Contents): Promise<void> => keepAll(tx, [{ id, contents }]);

async function keepAll(tx: TxScope, kept: Kept[]): Promise<void> {
  if (kept.length === 0) return;
  const rows = kept.map(({ id, contents }) => {
    const { sealed: bytes, changedAt, expiresAt } = sealed(tx, id, contents);
    return { id, sealed: bytes.toString('base64'), changed_at: changedAt, expires_at: expiresAt };
  });
  await tx.db.execute(sql`
    UPDATE ${draft} SET sealed = decode(one.sealed, 'base64'), changed_at = one.changed_at, expires_at = one.expires_at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS one (id uuid, sealed text, changed_at timestamptz, expires_at timestamptz)
    WHERE ${draft.id} = one.id`);
}

const sealed = ({ now }: TxScope, id: string, contents: Contents) => ({
  sealed: seal(JSON.stringify(contents), context(id)),
  changedAt: now,
  expiresAt: after(now, DRAFT_KEPT_DAYS * DAY_MS),
});

const unsealed = ({ id, sealed: bytes, changedAt }: typeof draft.$inferSelect): Draft => ({
  id,
  changedAt,
  ...(JSON.parse(unseal(bytes, context(id))) as Contents),
});

const isOpenedBy = (token: string, now: Date) =>
  and(eq(draft.tokenHash, hashToken(token)), gt(draft.expiresAt, now));

/** Forgets an unfinished draft, because its writer says so; a finished one keeps its answer until it expires. */
export async function discardDraft(scope: Scope, token: string): Promise<void> {
  const opened = await openDraft(scope, token);
  if (opened && !opened.submitted) await scope.db.delete(draft).where(eq(draft.id, opened.id));
}

/**
 * Forgets whatever was begun or handed in from these addresses. Drafts are found by their owners' cookies alone, so each is opened
 * for it; there are as many as people who are writing.
 */
export async function discardDraftsOf(tx: TxScope, emailKeys: ReadonlySet<string>): Promise<number> {
  const all = await tx.db.select().from(draft);
  const theirs = all.filter((row) => emailKeys.has(foldEmail(String(unsealed(row).typed.email ?? ''))));
  if (theirs.length === 0) return 0;
  const ids = theirs.map(({ id }) => id);
  return (await tx.db.delete(draft).where(inArray(draft.id, ids))).rowCount ?? 0;
}

export async function discardExpiredDrafts(scope: Scope): Promise<void> {
  await scope.db.delete(draft).where(lt(draft.expiresAt, scope.now));
}
