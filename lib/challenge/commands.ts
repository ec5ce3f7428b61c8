import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { insertAll, type Rows, rowsFor } from '@/db/insert';
import { challenge } from '@/db/schema';
import { after, DAY_MS } from '@/lib/core/clock';
import { keyedHash } from '@/lib/core/crypto';
import { newId } from '@/lib/core/id';
import { expectOk, ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { hashToken, isSameText, newDigits, newToken } from '@/lib/core/token';
import { type ChallengeFault, CODE_ATTEMPTS, CODE_DIGITS, faultOf } from './rules';

type Purpose = (typeof challenge.$inferSelect)['purpose'];
export type Asked = { purpose: Purpose; emailKey: string; registrationId?: string; expiresAt: Date };
/** The secrets that go into the mail: only their hashes are stored. */
export type Secrets = { challengeId: string; linkToken: string; code: string };

/** Makes one challenge per address asked, and returns their secrets in the same order. */
export async function challengeAddresses(tx: TxScope, asked: Asked[]): Promise<Secrets[]> {
  const { secrets, rows } = newChallenges(tx, asked);
  await insertAll(tx.db, rows);
  return secrets;
}

/** The same for who writes the rows together with others. */
export function newChallenges(tx: TxScope, asked: Asked[]): { secrets: Secrets[]; rows: Rows } {
  const made = asked.map((one) => {
    const secrets = { challengeId: newId(), linkToken: newToken(), code: newDigits(CODE_DIGITS) };
    return { secrets, row: { ...one, ...hashes(secrets), attemptsLeft: CODE_ATTEMPTS, createdAt: tx.now } };
  });
  const rows = rowsFor(
    challenge,
    made.map(({ row }) => row),
  );
  return { secrets: made.map(({ secrets }) => secrets), rows };
}

export type Answered = { emailKey: string; registrationId: string | null };

/** Answers a challenge by its link; a second answer to the same link is refused. */
export async function answerByLink(
  tx: TxScope,
  purpose: Purpose,
  linkToken: string,
): Promise<Result<Answered, ChallengeFault>> {
  const [found] = await tx.db
    .select()
    .from(challenge)
    .where(and(eq(challenge.linkHash, hashToken(linkToken)), eq(challenge.purpose, purpose)))
    .for('update');
  const fault = faultOf(found, tx.now);
  return fault || !found ? refuse(fault ?? 'LINK_UNKNOWN') : close(tx, found);
}

/** Whose a link is, without answering it: for links that may be followed more than once, until they expire. */
export async function knownByLink(
  { db, now }: Pick<Scope, 'db' | 'now'>,
  purpose: Purpose,
  linkToken: string,
): Promise<Result<Answered, 'LINK_UNKNOWN' | 'LINK_EXPIRED'>> {
  const [found] = await db
    .select()
    .from(challenge)
    .where(and(eq(challenge.linkHash, hashToken(linkToken)), eq(challenge.purpose, purpose)));
  if (!found) return refuse('LINK_UNKNOWN');
  return found.expiresAt <= now ? refuse('LINK_EXPIRED') : ok(found);
}

/**
 * Answers a challenge by its typed code. A wrong code costs an attempt, and costs it for good: the attempt is
 * counted in a transaction of its own, before the code is compared. `then` runs in the transaction of a right answer.
 */
export async function answerByCode<T, C extends string = never>(
  scope: Scope,
  purpose: Purpose,
  challengeId: string,
  code: string,
  then: (tx: TxScope, answered: Result<Answered, ChallengeFault>) => Promise<Result<T, ChallengeFault | C>>,
): Promise<Result<T, ChallengeFault | C>> {
  const spent = await inTransaction(scope, async (tx) => {
    const rows = await tx.db
      .update(challenge)
      .set({ attemptsLeft: sql`${challenge.attemptsLeft} - 1` })
      .where(
        and(eq(challenge.id, challengeId), eq(challenge.purpose, purpose), gt(challenge.attemptsLeft, 0)),
      )
      .returning();
    return ok(rows[0]);
  });
  const found = expectOk(spent);
  if (!found) return refuse('CODE_ATTEMPTS_SPENT');
  const fault = faultOf(found, scope.now);
  if (fault) return refuse(fault);
  if (!isSameText(found.codeHash, hashCode(challengeId, code))) {
    return refuse('CODE_WRONG', { attemptsLeft: found.attemptsLeft });
  }
  return inTransaction(scope, async (tx) => then(tx, await close(tx, { id: challengeId })));
}

async function close(tx: TxScope, found: { id: string }): Promise<Result<Answered, 'LINK_USED'>> {
  const [closed] = await tx.db
    .update(challenge)
    .set({ answeredAt: tx.now })
    .where(and(eq(challenge.id, found.id), isNull(challenge.answeredAt)))
    .returning({ emailKey: challenge.emailKey, registrationId: challenge.registrationId });
  return closed ? ok(closed) : refuse('LINK_USED');
}

const hashes = (secrets: Secrets) => ({
  id: secrets.challengeId,
  linkHash: hashToken(secrets.linkToken),
  codeHash: hashCode(secrets.challengeId, secrets.code),
});

// Keyed and bound to its challenge: a stolen table of six-digit hashes would be reversed in a second.
const hashCode = (challengeId: string, code: string) => keyedHash(`${challengeId}:${code}`, 'challenge');

const KEPT_DAYS = 7;

/** Forgets challenges long expired; until then who opens an old letter is told that its link has expired. */
export async function discardExpiredChallenges(scope: Scope): Promise<void> {
  await scope.db.delete(challenge).where(lt(challenge.expiresAt, after(scope.now, -KEPT_DAYS * DAY_MS)));
}
