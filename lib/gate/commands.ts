import { and, desc, eq, inArray } from 'drizzle-orm';
import { gate, registration, scan, ticket } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { hashTicketCode } from '@/lib/ticket/commands';
import { readTicketCode } from '@/lib/ticket/rules';
import type { FoundInput, ScanInput } from './input';
import { mayScan } from './policy';
import { firstEntryOf, personAtGate, type ScanAnswer } from './queries';
import { judge, type TicketFacts } from './rules';

type Scanned = Result<ScanAnswer, 'NOT_ALLOWED' | 'UNKNOWN_GATE'>;
type Reading = Omit<ScanInput, 'code'>;

export async function addGates(
  tx: TxScope,
  editionId: string,
  gates: Omit<typeof gate.$inferInsert, 'editionId'>[],
): Promise<void> {
  await tx.db.insert(gate).values(gates.map((row) => ({ ...row, editionId })));
}

/**
 * Records one reading and answers it. The ticket is locked, so two gates that read one code in the same instant admit
 * one person; a repeated id finds the answer it got before, whatever has changed since.
 */
export function scanTicket(scope: Scope | TxScope, input: ScanInput): Promise<Scanned> {
  return answerOnce(scope, input, (tx) =>
    lockTicket(tx, hashTicketCode(readTicketCode(input.code) ?? input.code)),
  );
}

/**
 * Records the entry or exit of a person whom staff found by name: the same rules, on the newest ticket. Who has none
 * was never approved, and the answer says so with the name.
 */
export function scanFound(scope: Scope, input: FoundInput): Promise<Scanned> {
  return answerOnce(scope, input, async (tx) => {
    const newest = await newestTicket(tx, input.registrationId);
    return newest ? lockTicket(tx, newest.codeHash) : withoutTicket(tx, input.registrationId);
  });
}

async function answerOnce(
  scope: Scope | TxScope,
  reading: Reading,
  readBy: (tx: TxScope) => Promise<Read>,
): Promise<Scanned> {
  return inTransaction(scope, async (tx): Promise<Scanned> => {
    if (!mayScan(tx.actor)) return refuse('NOT_ALLOWED');
    const repeated = await answerOf(tx, reading.id);
    if (repeated) return ok(repeated);
    const edition = await currentEdition(tx);
    if (!(await isGate(tx, edition.id, reading.gate))) return refuse('UNKNOWN_GATE');
    const read = await readBy(tx);
    const facts = read.owner && { ...read.owner, isThisEdition: read.owner.editionId === edition.id };
    const answer = await answerFor(tx, facts, reading.direction);
    return ok(await keep(tx, edition.id, reading, { ...read, answer }));
  });
}

async function answerFor(
  tx: TxScope,
  read: (Owner & { isThisEdition: boolean }) | undefined,
  direction: 'entry' | 'exit',
): Promise<ScanAnswer> {
  const presence = read && (await presenceOf(tx, read.registrationId));
  const { verdict, reason } = judge(read, presence, direction);
  if (!read?.isThisEdition) return { verdict, reason };
  const person = await personAtGate(tx, read.registrationId);
  const firstScan = reason === 'welcome' ? undefined : await firstEntryOf(tx, read.registrationId);
  return { verdict, reason, person, firstScan };
}

async function keep(
  tx: TxScope,
  editionId: string,
  { id, gate: atGate, direction, scannedAt, offline }: Reading,
  { codeHash, owner, answer }: Read & { answer: ScanAnswer },
): Promise<ScanAnswer> {
  const { verdict, reason } = answer;
  const kept = await tx.db
    .insert(scan)
    .values({
      id,
      editionId,
      gate: atGate,
      direction,
      ticketId: owner?.ticketId,
      registrationId: owner?.registrationId,
      codeHash,
      verdict,
      reason,
      answer,
      scannedAt,
      receivedAt: tx.now,
      isOffline: offline ?? false,
      scannedBy: actorKey(tx.actor),
    })
    .onConflictDoNothing()
    .returning({ id: scan.id });
  // The same id came twice at once and the other was first: its answer is the answer.
  if (kept.length === 0) return (await answerOf(tx, id)) ?? answer;
  await record(tx, {
    action: 'ticket.scanned',
    subject: `scan:${id}`,
    after: { verdict, reason, gate: atGate },
  });
  return answer;
}

async function isGate(tx: TxScope, editionId: string, key: string): Promise<boolean> {
  const found = await tx.db
    .select({ key: gate.key })
    .from(gate)
    .where(and(eq(gate.editionId, editionId), eq(gate.key, key)));
  return found.length > 0;
}

async function newestTicket(tx: TxScope, registrationId: string) {
  const [newest] = await tx.db
    .select({ codeHash: ticket.codeHash })
    .from(ticket)
    .where(eq(ticket.registrationId, registrationId))
    .orderBy(desc(ticket.issuedAt), desc(ticket.id))
    .limit(1);
  return newest;
}

/** What was read, and whose it is as far as anybody is known by it. */
type Read = { codeHash: string; owner: Owner | undefined };
type Owner = {
  ticketId: string | undefined;
  registrationId: string;
  editionId: string;
  status: TicketFacts['status'];
  state: TicketFacts['state'];
};

async function lockTicket(tx: TxScope, codeHash: string): Promise<Read> {
  const [found] = await tx.db
    .select({ ticketId: ticket.id, status: ticket.status, registrationId: ticket.registrationId })
    .from(ticket)
    .where(eq(ticket.codeHash, codeHash))
    .for('update');
  const bearer = found && (await bearerOf(tx, found.registrationId));
  return { codeHash, owner: bearer && { ...found, ...bearer } };
}

async function withoutTicket(tx: TxScope, registrationId: string): Promise<Read> {
  const bearer = await bearerOf(tx, registrationId);
  const owner = bearer && { ticketId: undefined, registrationId, status: 'active' as const, ...bearer };
  return { codeHash: '', owner };
}

async function bearerOf(tx: TxScope, registrationId: string) {
  const [bearer] = await tx.db
    .select({ state: registration.state, editionId: registration.editionId })
    .from(registration)
    .where(eq(registration.id, registrationId));
  return bearer;
}

/** The newest admitted reading by the time it was made, not received: offline readings arrive late. */
async function presenceOf(tx: TxScope, registrationId: string) {
  const [last] = await tx.db
    .select({ direction: scan.direction })
    .from(scan)
    .where(
      and(eq(scan.registrationId, registrationId), inArray(scan.verdict, ['admit', 'admit_with_action'])),
    )
    .orderBy(desc(scan.scannedAt), desc(scan.receivedAt))
    .limit(1);
  return last;
}

async function answerOf(tx: TxScope, id: string): Promise<ScanAnswer | undefined> {
  const [stored] = await tx.db.select({ answer: scan.answer }).from(scan).where(eq(scan.id, id));
  return stored?.answer as ScanAnswer | undefined;
}
