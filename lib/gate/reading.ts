import { asc, eq, inArray, or, sql } from 'drizzle-orm';
import {
  delegation,
  presence,
  type RegistrationState,
  registration,
  scan,
  type TicketStatus,
  ticket,
} from '@/db/schema';
import type { TxScope } from '@/lib/core/scope';
import { isStoppedUnagreed } from '@/lib/registration/asking';
import { hashTicketCode } from '@/lib/ticket/commands';
import { readTicketCode } from '@/lib/ticket/rules';
import type { Ground } from './ground';
import type { ReadingInput } from './input';
import { insideAt } from './occupancy';
import { type PersonAtGate, type ScanAnswer, seen, shown } from './queries';
import type { ZoneRules } from './rules';
import { standingOf } from './timeline';

/** Whose code was read, as far as anybody is known by it. */
export type Owner = {
  ticketId: string | undefined;
  registrationId: string;
  editionId: string;
  status: TicketStatus;
  state: RegistrationState;
  owesConsent: boolean;
  person: PersonAtGate;
};

/** What is looked up by: the hash of a code, or the number of a person found by name. */
export const nameOf = (reading: ReadingInput): string =>
  'code' in reading ? hashOf(reading) : reading.registrationId;

// Each step of a reading asks for it.
const hashes = new WeakMap<object, string>();

function hashOf(reading: Extract<ReadingInput, { code: string }>): string {
  const hash = hashes.get(reading) ?? hashTicketCode(readTicketCode(reading.code) ?? reading.code);
  hashes.set(reading, hash);
  return hash;
}

export async function answersOf(tx: TxScope, ids: string[]): Promise<Map<string, ScanAnswer>> {
  const rows = await tx.db
    .select({ id: scan.id, answer: scan.answer })
    .from(scan)
    .where(sql`${scan.id} = ANY (${sql.param(ids)}::uuid[])`)
    .prepare('answers_of')
    .execute();
  return new Map(rows.map(({ id, answer }) => [id, answer as ScanAnswer]));
}

/**
 * The owners of what was read, by `nameOf`, and where they stand. Their tickets are locked, in one order everywhere, so that of
 * two gates that read one code in the same instant the second sees what the first has done.
 */
export async function ownersOf(
  tx: TxScope,
  { stopsUnagreed }: Pick<Ground, 'stopsUnagreed'>,
  readings: ReadingInput[],
) {
  const codes = readings.filter((one) => 'code' in one).map(nameOf);
  const people = readings.filter((one) => 'registrationId' in one).map(nameOf);
  // In one trip, and in this order: only behind the lock does a statement see what its last holder has done.
  const [locked, standing] = await Promise.all([
    lockTickets(tx, stopsUnagreed, codes, people),
    standingOf(tx, codes, people),
  ]);
  const owners = new Map<string, Owner>();
  for (const row of locked) {
    owners.set(row.codeHash, ownerOf(row));
    if (row.isAskedFor) owners.set(row.id, ownerOf(row));
  }
  for (const row of await withoutTicket(
    tx,
    stopsUnagreed,
    people.filter((id) => !owners.has(id)),
  ))
    owners.set(row.id, ownerOf({ ...row, ticketId: undefined, status: 'active' }));
  return { owners, standing };
}

const ofBearer = (stops: boolean) => ({
  ...seen,
  editionId: registration.editionId,
  owesConsent: isStoppedUnagreed(stops),
});

/** The tickets with these codes, and the newest one of each of these people. */
function lockTickets(tx: TxScope, stops: boolean, codes: string[], people: string[]) {
  const byCode = sql`${ticket.codeHash} = ANY (${sql.param(codes)})`;
  const newest = sql`${ticket.id} IN (SELECT DISTINCT ON (registration_id) id FROM ${ticket} AS its
    WHERE its.registration_id = ANY (${sql.param(people)}::uuid[]) ORDER BY registration_id, status IN ('active', 'suspended') DESC,
      issued_at DESC, id DESC)`;
  return tx.db
    .select({
      ...ofBearer(stops),
      ticketId: ticket.id,
      codeHash: ticket.codeHash,
      status: ticket.status,
      isAskedFor: people.length > 0 ? sql<boolean>`${newest}` : sql<boolean>`false`,
    })
    .from(ticket)
    .innerJoin(registration, eq(registration.id, ticket.registrationId))
    .leftJoin(delegation, eq(delegation.id, registration.delegationId))
    .where(people.length === 0 ? byCode : or(byCode, newest))
    .orderBy(asc(ticket.id))
    .for('update', { of: ticket })
    .prepare(`tickets_by_${people.length === 0 ? 'code' : 'any'}${stops ? '_agreed' : ''}`)
    .execute();
}

const withoutTicket = async (tx: TxScope, stops: boolean, ids: string[]) =>
  ids.length === 0
    ? []
    : tx.db
        .select(ofBearer(stops))
        .from(registration)
        .leftJoin(delegation, eq(delegation.id, registration.delegationId))
        .where(inArray(registration.id, ids));

type Row = Parameters<typeof shown>[0] & {
  id: string;
  editionId: string;
  state: RegistrationState;
  owesConsent: boolean;
  ticketId: string | undefined;
  status: TicketStatus;
};
const ownerOf = ({ id, editionId, state, owesConsent, ticketId, status, ...row }: Row): Owner => ({
  ticketId,
  registrationId: id,
  editionId,
  status,
  state,
  owesConsent,
  person: shown(row),
});

/** How many people are inside the zones that have a limit; they are locked, so that no two companies fill one place. */
export async function insideOf(
  tx: TxScope,
  { editionId, timeZone }: Ground,
  limited: { zone: ZoneRules; at: Date }[],
): Promise<Map<string, number>> {
  if (limited.length === 0) return new Map();
  const keys = limited.map(({ zone }) => zone.key);
  await tx.db.execute(sql`SELECT 1 FROM zone WHERE edition_id = ${editionId} AND key = ANY (${sql.param(keys)})
    ORDER BY key FOR NO KEY UPDATE`);
  const counts = await Promise.all(
    limited.map(({ zone, at }) => tx.db.$count(presence, insideAt(editionId, zone, at, timeZone))),
  );
  return new Map(keys.map((key, at) => [key, counts[at] ?? 0]));
}
