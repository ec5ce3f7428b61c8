import { insertAll, rowsFor } from '@/db/insert';
import { invitation } from '@/db/schema';
import { factRows } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { seal } from '@/lib/core/crypto';
import { foldEmail } from '@/lib/core/fold';
import { newId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { mailRows } from '@/lib/mail/commands';
import { lockSeats, type SeatBook } from '@/lib/pool/book';
import { reserveSeats } from '@/lib/pool/caps';
import { nextInLine } from '@/lib/pool/list';
import { seatCount } from '@/lib/pool/queries';
import { freeFor, type SeatCount } from '@/lib/pool/rules';
import type { BatchInput } from './input';
import { invitationLetter } from './letter';
import { mayManageInvitations } from './policy';
import { codeContext, hashCode } from './queries';
import { type Invitation, newCode } from './rules';
import { groundOf, type Terms, termsOf, wantedBy } from './terms';

export type MakeRefusal = 'NOT_ALLOWED' | 'INVALID_INPUT' | 'SEATS_SHORT';
export type Made = { batchId: string; ids: string[]; seats: number };

/**
 * Makes invitation codes together, with the seats that they reserve: all of them, or, when there are not that many seats
 * free, none. Those for addresses are mailed at once where that was asked.
 */
export function createInvitations(scope: Scope, input: BatchInput): Promise<Result<Made, MakeRefusal>> {
  return inTransaction<Made, MakeRefusal>(scope, async (tx) => {
    if (!mayManageInvitations(tx.actor)) return refuse('NOT_ALLOWED');
    const book = await lockSeats(tx);
    const terms = termsOf(await groundOf(tx, book.edition), input);
    return terms.ok ? makeInto(tx, book, newId(), [terms.value]) : terms;
  });
}

/** What making them would take, and what is free for that now; writes nothing. */
export async function previewInvitations(
  scope: Scope,
  input: BatchInput,
): Promise<Result<Terms & { free: number }, 'NOT_ALLOWED' | 'INVALID_INPUT'>> {
  if (!mayManageInvitations(scope.actor)) return refuse('NOT_ALLOWED');
  const edition = await currentEdition(scope);
  const terms = termsOf(await groundOf(scope, edition), input);
  if (!terms.ok) return terms;
  const count = await countBehindTheList(scope, edition.id);
  return ok({ ...terms.value, free: freeFor(count, wantedBy(terms.value).wish) });
}

/** What is left for codes when everybody who waits and can be seated is. */
export async function countBehindTheList(scope: Pick<Scope, 'db'>, editionId: string): Promise<SeatCount> {
  const { count } = await seatCount(scope, editionId);
  return (await nextInLine(scope, editionId, count)).count;
}

/** Makes the codes of one batch, which may be of several kinds, by one statement for all of them. */
export async function makeInto(
  tx: TxScope,
  book: SeatBook,
  batchId: string,
  kinds: readonly Terms[],
): Promise<Result<Made, 'SEATS_SHORT'>> {
  const reserved = await reserveSeats(tx, book, kinds.map(wantedBy));
  if (!reserved.ok) return reserved;
  const made = kinds.flatMap((terms) =>
    addressesOf(terms).map((email) => ({ ...rowOf(tx, book, batchId, terms, email), terms })),
  );
  const letters = made
    .filter(({ row }) => row.mailedAt)
    .map(({ row, code, terms }) => invitationLetter(book.edition, row, code, terms));
  await insertAll(
    tx.db,
    rowsFor(
      invitation,
      made.map(({ row }) => row),
    ),
    ...factRows(
      tx,
      made.flatMap(({ row }) => factsOf(row)),
    ),
    mailRows(tx, book.edition, letters),
  );
  const seats = kinds.reduce((sum, terms) => sum + terms.seats, 0);
  return ok({ batchId, ids: made.map(({ row }) => row.id), seats });
}

const addressesOf = ({ emails, codes }: Terms): (string | null)[] =>
  emails.length > 0 ? emails : Array(codes).fill(null);

function rowOf(
  tx: TxScope,
  { edition }: SeatBook,
  batchId: string,
  terms: Terms,
  email: string | null,
): { code: string; row: Invitation } {
  const id = newId();
  const code = newCode();
  const row = {
    id,
    editionId: edition.id,
    batchId,
    codeHash: hashCode(code),
    sealedCode: seal(code, codeContext(id)),
    label: terms.label,
    email,
    emailKey: email && foldEmail(email),
    locale: email && terms.locale,
    category: terms.category?.code ?? null,
    delegationId: terms.delegation?.id ?? null,
    pool: terms.pool,
    maxUses: terms.maxUses,
    uses: 0,
    reservedSeats: terms.reservedSeats,
    approves: terms.approves,
    expiresAt: terms.expiresAt ?? null,
    createdBy: actorKey(tx.actor),
    createdAt: tx.now,
    mailedAt: email && terms.mails ? tx.now : null,
    endedAt: null,
    endedBy: null,
  };
  return { code, row };
}

/** The label may name a person: it stays outside of the chain. */
function factsOf(row: Invitation) {
  const subject = `invitation:${row.id}`;
  const created = {
    action: 'invitation.created',
    subject,
    after: {
      batch: row.batchId,
      maxUses: row.maxUses,
      reservedSeats: row.reservedSeats,
      pool: row.pool,
      category: row.category,
      delegation: row.delegationId,
      approves: row.approves,
      expiresAt: row.expiresAt?.toISOString() ?? null,
      isForOneAddress: row.email !== null,
    },
    personal: { label: row.label },
  };
  return row.mailedAt ? [created, { action: 'invitation.mailed', subject }] : [created];
}
