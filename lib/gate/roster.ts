import { createHash } from 'node:crypto';
import { asc, eq, type SQL, sql } from 'drizzle-orm';
import {
  type Direction,
  delegation,
  presence,
  type RegistrationState,
  registration,
  type TicketStatus,
  ticket,
} from '@/db/schema';
import { askedVersions } from '@/lib/consent/queries';
import { unseal } from '@/lib/core/crypto';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { photoNamesOf } from '@/lib/photo/queries';
import { isStoppedUnagreed } from '@/lib/registration/asking';
import { ticketContext } from '@/lib/ticket/commands';
import { groundOf } from './ground';
import { mayScan } from './policy';
import { type PersonAtGate, seen, shown } from './queries';

/** What a gate needs of one person to decide without us, and nothing more. */
export type RosterPerson = PersonAtGate & {
  id: string;
  state: RegistrationState;
  /** The ticket lets nobody in until something is agreed to; left out where it does. */
  owesConsent?: true;
  /** Which small photo there is, of who agreed to be known by one: see `photosAtGate`. */
  photo?: string;
  /** `hash`: see `rosterHash`; a code itself never leaves the house. */
  tickets: { hash: string; status: TicketStatus; endedAt: string | null }[];
  presence: {
    zone: string;
    direction: Direction;
    at: string;
    gate: string;
    firstEntry: { at: string; gate: string } | null;
  }[];
};
export type Roster = {
  people: RosterPerson[];
  /** Who is no business of a gate any more. */
  gone: string[];
  cursor: string;
  hasMore: boolean;
  /** Forget everything before: the cursor was of another edition, or of a database that is no more. */
  isFromNothing: boolean;
};

const PAGE = 2000;

/**
 * The people of the forum for a device that decides by itself: from nothing in pages, afterwards what has changed. The
 * cursor names the oldest transaction that was still running; whatever commits later is newer, so nothing is missed, and
 * what is sent twice is the same.
 */
export async function rosterSince(
  scope: Scope,
  cursor: string | null | undefined,
): Promise<Result<Roster, 'NOT_ALLOWED'>> {
  if (!mayScan(scope.actor)) return refuse('NOT_ALLOWED');
  const [{ editionId }, { oldest, newest }, asked] = await Promise.all([
    groundOf(scope),
    runningNow(scope),
    askedHere(scope),
  ]);
  const read = readCursor(cursor, editionId);
  // A transaction of the future was one of another database.
  const known = read && read.next <= newest ? read : undefined;
  const since = known && known.asked !== asked ? EVER : (known?.since ?? 0n);
  // The pages of one round go on from where its first one began.
  const from = known?.after && known.asked === asked ? known : { since, next: oldest, after: null, asked };
  const ids = await changedPeople(scope, editionId, from);
  const entries = await entriesOf(scope, editionId, ids, asked !== '');
  const hasMore = ids.length === PAGE;
  const onward = hasMore
    ? { ...from, after: ids.at(-1) ?? null }
    : { ...from, since: from.next, after: null };
  const isWanted = ({ state, tickets, isErased }: Entry) =>
    !isErased && (tickets.length > 0 || COMING.has(state));
  return ok({
    people: entries.filter(isWanted).map(({ isErased: _, ...one }) => one),
    gone: from.since === 0n ? [] : entries.filter((one) => !isWanted(one)).map(({ id }) => id),
    cursor: writeCursor(editionId, onward),
    hasMore,
    isFromNothing: known === undefined,
  });
}

/** Who may still stand before a door; whoever had a ticket once is known by it for ever. */
const COMING: ReadonlySet<RegistrationState> = new Set(['submitted', 'needs_info', 'waitlisted', 'approved']);

/**
 * What a device compares a code with: 22 letters of base64url of SHA-256 over the edition and the code. A code has 73 random
 * bits, so nobody finds it from this.
 */
export const rosterHash = (editionId: string, code: string): string =>
  createHash('sha256').update(`${editionId}:${code}`).digest('base64url').slice(0, 22);

/**
 * `since`: the first transaction whose changes are wanted; `next`: the one to go on from; `after`: the last of this page;
 * `asked`: the versions of the texts without which a ticket lets nobody in, by which whoever was sent was judged.
 */
type Cursor = { since: bigint; next: bigint; after: string | null; asked: string };

/** A transaction before all others: everybody is sent anew, and nobody forgotten meanwhile. */
const EVER = 1n;

const writeCursor = (editionId: string, { since, next, after, asked }: Cursor): string =>
  [editionId, since, next, after ?? '', ...(asked ? [asked] : [])].join('.');

function readCursor(cursor: string | null | undefined, editionId: string): Cursor | undefined {
  const [, edition, since, next, after, asked] = CURSOR.exec(cursor ?? '') ?? [];
  if (edition !== editionId || since === undefined || next === undefined) return undefined;
  return { since: BigInt(since), next: BigInt(next), after: after || null, asked: asked ?? '' };
}
const CURSOR = /^([0-9a-f-]{36})\.(\d{1,19})\.(\d{1,19})\.([0-9a-f-]{36})?(?:\.(\d{1,10}(?:-\d{1,10})*))?$/;

/** Nothing where a ticket is stopped for no text. A version or the setting that changes is news of everybody at once. */
async function askedHere(scope: Scope): Promise<string> {
  const { isTicketStoppedUnagreed } = await currentEdition(scope);
  return isTicketStoppedUnagreed ? Object.values(await askedVersions(scope)).join('-') : '';
}

async function runningNow({ db }: Pick<Scope, 'db'>): Promise<{ oldest: bigint; newest: bigint }> {
  const { rows } = await db.execute<{ oldest: string; newest: string }>(
    sql`SELECT pg_snapshot_xmin(its)::text AS oldest, pg_snapshot_xmax(its)::text AS newest FROM pg_current_snapshot() AS its`,
  );
  return { oldest: BigInt(rows[0]?.oldest ?? 0), newest: BigInt(rows[0]?.newest ?? 0) };
}

async function changedPeople({ db }: Scope, editionId: string, { since, after }: Cursor): Promise<string[]> {
  const isNext = after ? sql`id > ${after}::uuid` : sql`true`;
  const all = sql`SELECT id FROM registration WHERE edition_id = ${editionId} AND ${isNext} ORDER BY id LIMIT ${PAGE}`;
  const changed = (column: SQL) => sql`${column} >= ${String(since)}::xid8`;
  const some = sql`SELECT id FROM registration WHERE edition_id = ${editionId} AND ${isNext} AND id IN (
      SELECT id FROM registration WHERE ${changed(sql`changed_in`)}
      UNION SELECT registration_id FROM ticket WHERE ${changed(sql`changed_in`)}
      UNION SELECT registration_id FROM presence WHERE ${changed(sql`changed_in`)}) ORDER BY id LIMIT ${PAGE}`;
  const { rows } = await db.execute<{ id: string }>(since === 0n ? all : some);
  return rows.map(({ id }) => id);
}

type Entry = RosterPerson & { isErased: boolean };

async function entriesOf({ db }: Scope, editionId: string, ids: string[], stops: boolean): Promise<Entry[]> {
  if (ids.length === 0) return [];
  const of = sql.param(ids);
  const [photos, people, tickets, places] = await Promise.all([
    photoNamesOf({ db }, ids),
    db
      .select({ ...seen, erasedAt: registration.erasedAt, owesConsent: isStoppedUnagreed(stops) })
      .from(registration)
      .leftJoin(delegation, eq(delegation.id, registration.delegationId))
      .where(sql`${registration.id} = ANY (${of}::uuid[])`)
      .orderBy(asc(registration.id)),
    db
      .select()
      .from(ticket)
      .where(sql`${ticket.registrationId} = ANY (${of}::uuid[]) AND length(${ticket.sealedCode}) > 0`)
      .orderBy(asc(ticket.issuedAt)),
    db.select().from(presence).where(sql`${presence.registrationId} = ANY (${of}::uuid[])`),
  ]);
  const ticketsOf = Map.groupBy(tickets, (one) => one.registrationId);
  const placesOf = Map.groupBy(places, (one) => one.registrationId);
  return people.map(({ id, state, erasedAt, owesConsent, ...row }) => ({
    id,
    state,
    isErased: erasedAt !== null,
    ...shown(row),
    ...(owesConsent && { owesConsent }),
    ...(photos.has(id) && { photo: photos.get(id) }),
    tickets: (ticketsOf.get(id) ?? []).map((one) => ({
      hash: rosterHash(editionId, unseal(one.sealedCode, ticketContext(one.id))),
      status: one.status,
      endedAt: one.endedAt?.toISOString() ?? null,
    })),
    presence: (placesOf.get(id) ?? []).map(({ zone, direction, at, gate, firstEntryAt, firstEntryGate }) => ({
      zone,
      direction,
      at: at.toISOString(),
      gate,
      firstEntry:
        firstEntryAt && firstEntryGate !== null
          ? { at: firstEntryAt.toISOString(), gate: firstEntryGate }
          : null,
    })),
  }));
}
