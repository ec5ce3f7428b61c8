import { and, asc, count, countDistinct, desc, eq, inArray, sql } from 'drizzle-orm';
import { delegation, type RegistrationState, registration, waiting } from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { poolStates } from '@/lib/pool/queries';
import { mayReadRegistrations } from '@/lib/registration/policy';
import { matching } from './filter';
import type { ListInput, RegistrationFilter } from './input';

const DEFAULT_LIMIT = 50;

const listed = {
  id: registration.id,
  reference: registration.reference,
  state: registration.state,
  category: registration.category,
  countryRepresented: registration.countryRepresented,
  territory: registration.territory,
  delegation: delegation.name,
  surnameLatin: registration.surnameLatin,
  givenLatin: registration.givenLatin,
  nameNative: registration.nameNative,
  organisation: registration.organisation,
  position: registration.position,
  email: registration.email,
  emailConfirmedAt: registration.emailConfirmedAt,
  submittedAt: registration.submittedAt,
  stateChangedAt: registration.stateChangedAt,
  /** On the waiting list, and approved there in advance. */
  isApprovedWaiting: sql<boolean>`EXISTS (SELECT 1 FROM ${waiting} WHERE ${waiting.registrationId} = ${registration.id} AND ${waiting.approvedAt} IS NOT NULL)`,
};
const list = (scope: Scope) =>
  scope.db
    .select(listed)
    .from(registration)
    .leftJoin(delegation, eq(delegation.id, registration.delegationId));
export type ListedRegistration = Awaited<ReturnType<typeof list>>[number];
export type RegistrationPage = { rows: ListedRegistration[]; total: number; nextCursor?: string };

/** A page of registrations, oldest first; `cursor` continues where the page before ended. */
export async function listRegistrations(
  scope: Scope,
  { cursor, limit = DEFAULT_LIMIT, ...filter }: ListInput,
): Promise<Result<RegistrationPage, 'NOT_ALLOWED' | 'INVALID_CURSOR'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const from = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && !from) return refuse('INVALID_CURSOR');
  const edition = await currentEdition(scope);
  const where = matching(edition.id, filter);
  const beyond =
    from &&
    sql`(${registration.submittedAt}, ${registration.id}) > (${from.at}::timestamptz, ${from.id}::uuid)`;
  const found = await list(scope)
    .where(and(where, beyond))
    .orderBy(asc(registration.submittedAt), asc(registration.id))
    .limit(limit + 1);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const nextCursor = found.length > limit && last ? writeCursor(last) : undefined;
  return ok({ rows, total: await countRegistrations(scope, filter), nextCursor });
}

/** How many registrations a filter matches: the number on the tile is the length of the list. */
export async function countRegistrations(scope: Scope, filter: RegistrationFilter): Promise<number> {
  const edition = await currentEdition(scope);
  const [row] = await scope.db
    .select({ count: count() })
    .from(registration)
    .where(matching(edition.id, filter));
  return row?.count ?? 0;
}

/** Registrations of the filter per state, whatever state the filter itself names: the numbers on the quick filters. */
export async function stateCounts(
  scope: Scope,
  { status: _, ...filter }: RegistrationFilter,
): Promise<Partial<Record<RegistrationState, number>>> {
  if (!mayReadRegistrations(scope.actor)) return {};
  const edition = await currentEdition(scope);
  const rows = await scope.db
    .select({ state: registration.state, count: count() })
    .from(registration)
    .where(matching(edition.id, filter))
    .groupBy(registration.state);
  return Object.fromEntries(rows.map((row) => [row.state, row.count]));
}

/** The registrations behind references that somebody picked, oldest first; unknown ones are left out. */
export async function pickedRegistrations(
  scope: Scope,
  references: string[],
): Promise<Result<ListedRegistration[], 'NOT_ALLOWED'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const edition = await currentEdition(scope);
  return ok(
    await list(scope)
      .where(and(eq(registration.editionId, edition.id), inArray(registration.reference, references)))
      .orderBy(asc(registration.submittedAt), asc(registration.id)),
  );
}

/** The references behind subjects such as `registration:<id>`; other subjects are left out. */
export async function referencesOf(scope: Scope, subjects: readonly string[]): Promise<Map<string, string>> {
  if (!mayReadRegistrations(scope.actor)) return new Map();
  const noun = 'registration:';
  const ids = [...new Set(subjects.filter((subject) => subject.startsWith(noun)))].map((subject) =>
    subject.slice(noun.length),
  );
  const rows = await scope.db
    .select({ id: registration.id, reference: registration.reference })
    .from(registration)
    .where(inArray(registration.id, ids));
  return new Map(rows.map(({ id, reference }) => [`${noun}${id}`, reference]));
}

/** Registrations per country represented, most first: the list that the tile of countries counts. */
export async function countriesOf(
  scope: Scope,
  filter: RegistrationFilter = {},
): Promise<Result<CountryCount[], 'NOT_ALLOWED'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const edition = await currentEdition(scope);
  const rows = await scope.db
    .select({ country: registration.countryRepresented, registrations: count() })
    .from(registration)
    .where(matching(edition.id, filter))
    .groupBy(registration.countryRepresented)
    .orderBy(desc(count()), asc(registration.countryRepresented));
  return ok(rows);
}
export type CountryCount = { country: string; registrations: number };

/** The filters behind the tiles of the dashboard. */
export const TILES = {
  applications: {},
  approved: { status: 'approved' },
  international: { pool: 'international', seat: 'held' },
  undecided: { status: 'submitted' },
  waiting: { status: 'waitlisted' },
  checkedIn: { presence: 'checked_in' },
} as const satisfies Record<string, RegistrationFilter>;
export type TileKey = keyof typeof TILES;

export type Stats = {
  asOf: string;
  tiles: Record<TileKey | 'countries', number>;
  pools: Awaited<ReturnType<typeof poolStates>>;
  international: { reserve: number; held: number; target: number };
};

/** The dashboard's numbers, each by the query of the list that it links to. */
export async function stats(scope: Scope): Promise<Result<Stats, 'NOT_ALLOWED'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const edition = await currentEdition(scope);
  const keys = Object.keys(TILES) as TileKey[];
  const [counts, countries, pools] = await Promise.all([
    Promise.all(keys.map((key) => countRegistrations(scope, TILES[key]))),
    scope.db
      .select({ count: countDistinct(registration.countryRepresented) })
      .from(registration)
      .where(matching(edition.id, {})),
    poolStates(scope, edition.id),
  ]);
  const tiles = Object.fromEntries(keys.map((key, position) => [key, counts[position] ?? 0])) as Record<
    TileKey,
    number
  >;
  return ok({
    asOf: scope.now.toISOString(),
    tiles: { ...tiles, countries: countries[0]?.count ?? 0 },
    pools,
    international: {
      reserve: edition.internationalReserveSeats,
      held: pools.find(({ key }) => key === 'international')?.held ?? 0,
      target: edition.internationalTargetSeats,
    },
  });
}

const writeCursor = ({ submittedAt, id }: { submittedAt: Date; id: string }): string =>
  Buffer.from(`${submittedAt.toISOString()}|${id}`).toString('base64url');

const CURSOR =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\|([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;
function readCursor(cursor: string): { at: string; id: string } | undefined {
  const [, at, id] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  return at && id && isMoment(at) ? { at, id } : undefined;
}

/** A moment that exists, for PostgreSQL as well: it knows no 31 February, which JavaScript reads as 3 March, and no year 0. */
function isMoment(text: string): boolean {
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString() === text && at.getUTCFullYear() > 0;
}
