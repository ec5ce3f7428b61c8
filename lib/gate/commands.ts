import type { Db } from '@/db/client';
import { pgError, UNIQUE_VIOLATION } from '@/db/errors';
import { gate, zone } from '@/db/schema';
import { type Gathering, gather } from '@/lib/core/gather';
import { expectOk, ok, type Result } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { groundOf } from './ground';
import { type FoundInput, MOST_AT_ONCE, type ReadingInput, type ScanInput } from './input';
import type { ScanAnswer } from './queries';
import { type Sent, type Taken, type TakeRefusal, takeReadings } from './taking';

export async function addGates(
  tx: TxScope,
  editionId: string,
  zones: Omit<typeof zone.$inferInsert, 'editionId'>[],
  gates: Omit<typeof gate.$inferInsert, 'editionId'>[],
): Promise<void> {
  await tx.db.insert(zone).values(zones.map((row) => ({ ...row, editionId })));
  await tx.db.insert(gate).values(gates.map((row) => ({ ...row, editionId })));
}

type Scanned = Result<ScanAnswer, TakeRefusal>;

/**
 * Records one reading and answers it. The ticket is locked, so two gates that read one code in the same instant admit
 * one person; a repeated id finds the answer it got before, whatever has changed since.
 */
export const scanTicket = (scope: Scope | TxScope, input: ScanInput): Promise<Scanned> =>
  scan({ scope, reading: input });

/**
 * Records the entry or exit of a person whom staff found by name: the same rules, on the newest ticket. Who has none
 * was never approved, and the answer says so with the name.
 */
export const scanFound = (scope: Scope | TxScope, input: FoundInput): Promise<Scanned> =>
  scan({ scope, reading: input });

/** Readings that arrive together, at one gate or at many, share a transaction; each is answered by itself. */
async function scan(sent: Sent): Promise<Taken> {
  const { db } = sent.scope;
  return '$client' in db ? companyOf(db)(sent) : ((await scanTogether([sent]))[0] as Taken);
}

/** The same for many that one device sends at once. */
export async function scanMany(scope: Scope, readings: ReadingInput[], sentAt?: Date): Promise<Taken[]> {
  return readings.length === 0 ? [] : scanTogether(readings.map((reading) => ({ scope, reading, sentAt })));
}

/** Nobody at one gate waits for another's ticket: while one company is written to the disk the next one is judged. */
const ROUNDS = 2;

const companies = new WeakMap<Db, Gathering<Sent, Taken>>();

function companyOf(db: Db): Gathering<Sent, Taken> {
  const company = companies.get(db) ?? gather(scanTogether, MOST_AT_ONCE, { rounds: ROUNDS });
  companies.set(db, company);
  return company;
}

async function scanTogether(sent: Sent[], isSecondTry = false): Promise<Taken[]> {
  const scope = sent.at(-1)?.scope;
  if (!scope) return [];
  const ground = await groundOf(scope);
  try {
    return expectOk(await inTransaction(scope, async (tx) => ok(await takeReadings(tx, ground, sent))));
  } catch (error) {
    // Somebody else has taken one of them in the same instant: now it has an answer.
    const isTaken = pgError(error)?.code === UNIQUE_VIOLATION && '$client' in scope.db;
    if (!isTaken || isSecondTry) throw error;
    return scanTogether(sent, true);
  }
}
