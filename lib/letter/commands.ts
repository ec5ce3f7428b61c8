import { and, eq, isNull, sql } from 'drizzle-orm';
import { type LetterKind, letter, letterCount, registration } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { seal } from '@/lib/core/crypto';
import { newId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { newDigits } from '@/lib/core/token';
import { categoriesOf, currentEdition } from '@/lib/edition/queries';
import { compose, type NewMail } from '@/lib/mail/commands';
import type { Registration } from '@/lib/registration/intake';
import { addressed, letterTo, statusLink } from '@/lib/registration/letters';
import { isOwner } from '@/lib/registration/policy';
import { isReference } from '@/lib/registration/rules';
import { toLocale } from '@/messages/locales';
import { headOf } from './head';
import type { IssueInput, RevokeInput } from './input';
import { isWhole, markOf, papersOf, withPapers } from './papers';
import { mayIssueTo, mayTake } from './policy';
import { askerOf, type Contents, hashCode, letterContext, letterWithOwner, validLetter } from './queries';
import { DRAWN_DIGITS, type LetterRefusal, letterFault, numberOf, withCheck } from './rules';
import { drawLetter } from './setting';
import { pagesOf } from './wording';

export type IssueRefusal = LetterRefusal | 'NOT_ALLOWED' | 'NOT_FOUND';
export type Issued = { id: string; number: string; isNew: boolean };

/**
 * Issues a letter to somebody; who has one of the kind that counts gets that one, so that to ask twice, or two at once, makes
 * one letter with one number.
 */
export function issueLetter(
  scope: Scope | TxScope,
  { reference, kind }: IssueInput,
  besides: Besides = {},
): Promise<Result<Issued, IssueRefusal>> {
  return inTransaction<Issued, IssueRefusal>(scope, async (tx) => {
    const owner = await lockOwner(tx, reference);
    if (!owner) return refuse('NOT_FOUND');
    if (!mayIssueTo(tx.actor, owner, kind) && !mayTake(tx.actor, owner, kind)) return refuse('NOT_ALLOWED');
    const there = await validLetter(tx, owner.id, kind);
    if (there) {
      const { referencePrefix } = await currentEdition(tx);
      return ok({ id: there.id, number: numberOf(referencePrefix, kind, there.number), isNew: false });
    }
    const fault = letterFault(kind, await askerOf(tx, owner));
    return fault ? refuse(fault) : ok(await write(tx, owner, kind, besides));
  });
}

/** Keeps whoever decides on the registration, or issues the same letter, out until this transaction ends. */
export async function lockOwner(tx: TxScope, reference: string): Promise<Registration | undefined> {
  if (!isReference(reference)) return undefined;
  const { id } = await currentEdition(tx);
  const [found] = await tx.db
    .select()
    .from(registration)
    .where(and(eq(registration.editionId, id), eq(registration.reference, reference)))
    .for('no key update');
  return found;
}

/** What goes with a letter: the batch that it was asked for in, the letter in whose place it comes. */
export type Besides = { batchId?: string; replacesId?: string };

/**
 * Writes a letter whose addressee is locked and may have it. It is set once before its number is taken: what the press cannot
 * set takes no number, and nobody waits for the press under the lock of the numbers.
 */
export async function write(
  tx: TxScope,
  owner: Registration,
  kind: LetterKind,
  besides: Besides = {},
): Promise<Issued> {
  const edition = await currentEdition(tx);
  const [head, categories] = await Promise.all([headOf(tx, edition), categoriesOf(tx, edition.id)]);
  const category = categories.find(({ code }) => code === owner.category);
  if (!category) throw new Error('a registration without a category');
  const papers = kind === 'visa_support' ? await papersOf(tx, owner.id) : {};
  const id = newId();
  const code = withCheck(newDigits(DRAWN_DIGITS));
  const saying = (number: number) =>
    pagesOf({ kind, number, at: tx.now, person: owner, category, edition, head });
  await drawLetter({ title: 'proof', pages: withPapers(saying(0), papers), code, pictures: head });
  const number = await takeNumber(tx, edition.id, kind);
  const contents: Contents = { pages: saying(number), code };
  await tx.db.insert(letter).values({
    id,
    editionId: edition.id,
    registrationId: owner.id,
    kind,
    number,
    headId: head.id,
    sealed: seal(JSON.stringify(contents), letterContext(id)),
    codeHash: hashCode(code),
    vaultMark: isWhole(papers) ? markOf(id, papers) : null,
    issuedAt: tx.now,
    issuedBy: actorKey(tx.actor),
    ...besides,
  });
  const named = numberOf(edition.referencePrefix, kind, number);
  await record(tx, {
    action: 'letter.issued',
    subject: `registration:${owner.id}`,
    after: { kind, letterNumber: named, batch: besides.batchId },
  });
  // Who takes it need not be told.
  if (!isOwner(tx.actor, owner)) await compose(tx, edition, [noticeOf(owner, { id, kind, number: named })]);
  return { id, number: named, isNew: true };
}

/** Tells the person where the letter lies; no file and nothing of the letter leaves by mail. */
const noticeOf = (
  owner: Registration,
  { id, ...values }: { id: string; kind: LetterKind; number: string },
): NewMail => ({
  ...letterTo(owner, `letter:${id}`),
  kind: 'letter_issued',
  values: { ...addressed(owner), ...values, link: statusLink(toLocale(owner.locale)) },
});

/** The next number of a kind: whoever takes one holds the row until the end, and one that is not used was never taken. */
async function takeNumber(tx: TxScope, editionId: string, kind: LetterKind): Promise<number> {
  const [taken] = await tx.db
    .insert(letterCount)
    .values({ editionId, kind, last: 1 })
    .onConflictDoUpdate({
      target: [letterCount.editionId, letterCount.kind],
      set: { last: sql`${letterCount.last} + 1` },
    })
    .returning({ last: letterCount.last });
  if (!taken) throw new Error('no number was given to a letter');
  return taken.last;
}

export type RevokeRefusal = IssueRefusal | 'LETTER_REVOKED';

/** Takes a letter back, for who checks it from that moment on; with `isAgain` another one with a number of its own comes in its place. */
export function revokeLetter(
  scope: Scope,
  { id, reason, note, isAgain }: RevokeInput,
): Promise<Result<Issued | undefined, RevokeRefusal>> {
  return inTransaction<Issued | undefined, RevokeRefusal>(scope, async (tx) => {
    const found = await letterWithOwner(tx, id);
    if (!found) return refuse('NOT_FOUND');
    const { kind, number } = found.letter;
    const owner = await lockOwner(tx, found.owner.reference);
    if (!owner || !mayIssueTo(tx.actor, owner, kind)) return refuse('NOT_ALLOWED');
    const fault = isAgain ? letterFault(kind, await askerOf(tx, owner)) : undefined;
    if (fault) return refuse(fault);
    const revoked = await tx.db
      .update(letter)
      .set({ revokedAt: tx.now, revokedBy: actorKey(tx.actor), revokeReason: reason })
      .where(and(eq(letter.id, id), isNull(letter.revokedAt)))
      .returning({ id: letter.id });
    if (revoked.length === 0) return refuse('LETTER_REVOKED');
    const { referencePrefix } = await currentEdition(tx);
    await record(tx, {
      action: 'letter.revoked',
      subject: `registration:${owner.id}`,
      before: { kind, letterNumber: numberOf(referencePrefix, kind, number) },
      after: { letterReason: reason },
      personal: note === undefined ? undefined : { note },
    });
    return ok(isAgain ? await write(tx, owner, kind, { replacesId: id }) : undefined);
  });
}
