import { type SQL, sql } from 'drizzle-orm';
import { delegation, delegationHead, type RegistrationState, registration, scan } from '@/db/schema';
import type { Actor } from '@/lib/core/actor';
import type { Edition } from '@/lib/edition/rules';
import { misfitFor } from '@/lib/registration/search';
import type { Sort } from './input';

/** Why somebody comes before others in the queue: at the help desk today, head of a delegation, from a partner. */
export type Standing = 'at_desk' | 'head' | 'partner';

type Key = { name: string; value: SQL; cast: 'int' | 'timestamptz' | 'text' | 'uuid' };
export type Order = { sort: Sort; keys: Key[]; isDescending: boolean; asked: Sought };
/** The moment that the order is asked for, and of which edition: who stands at the desk changes with the day. */
type Asked = { now: Date; edition: Pick<Edition, 'id' | 'timeZone'> };
/** What is searched for, and by whom. */
type Sought = Asked & { actor: Actor; q?: string };

const moment = (column: typeof registration.submittedAt | typeof registration.stateChangedAt, name: string) =>
  ({ name, value: sql`${column}`, cast: 'timestamptz' }) as const;
const submitted = moment(registration.submittedAt, 'submitted');
const key: Key = { name: 'id', value: sql`${registration.id}`, cast: 'uuid' };
const name: Key = {
  name: 'name',
  value: sql`lower(coalesce(${registration.surnameLatin}, ${registration.givenLatin}))`,
  cast: 'text',
};
/** What is owed a decision by us, then by the person or a seat, then what is done. */
export const OWED: Record<RegistrationState, number> = {
  submitted: 0,
  needs_info: 1,
  waitlisted: 1,
  approved: 2,
  rejected: 2,
  withdrawn: 2,
  cancelled: 2,
  lapsed: 2,
};
const owed: Key = {
  name: 'owed',
  value: sql`CASE ${registration.state} ${sql.join(
    Object.entries(OWED).map(([state, place]) => sql.raw(`WHEN '${state}' THEN ${place}`)),
    sql` `,
  )} END`,
  cast: 'int',
};

/** The keys by which a list stands in an order, all in one direction, the last of them unique. */
export function orderBy(sort: Sort, asked: Sought): Order {
  const isDescending = sort === 'newest' || sort === 'changed';
  const keys: Record<Sort, Key[]> = {
    queue: [owed, urgency(asked), submitted, key],
    oldest: [submitted, key],
    newest: [submitted, key],
    changed: [moment(registration.stateChangedAt, 'changed'), key],
    name: [name, key],
    match: [misfit(asked), submitted, key],
  };
  return { sort, keys: keys[sort], isDescending, asked };
}

/** The better it fits what is searched for, the lower. */
const misfit = ({ actor, q = '' }: Sought): Key => ({
  name: 'misfit',
  value: misfitFor(actor, q),
  cast: 'int',
});

/** Where those stand who have no standing of their own. */
export const NOT_URGENT = 2;
const urgency = (asked: Asked): Key => ({
  name: 'urgency',
  value: sql`CASE ${standing(asked)} WHEN 'at_desk' THEN 0 WHEN 'head' THEN 1 WHEN 'partner' THEN 1 ELSE ${sql.raw(`${NOT_URGENT}`)} END`,
  cast: 'int',
});

const seenAtDesk = ({ now, edition: { id, timeZone } }: Asked): SQL => {
  const today = sql`date_trunc('day', ${now.toISOString()}::timestamptz, ${timeZone})`;
  return sql`SELECT ${scan.registrationId} FROM ${scan} WHERE ${scan.verdict} = 'help_desk'
    AND ${scan.editionId} = ${id} AND ${scan.scannedAt} BETWEEN ${today} AND ${now.toISOString()}::timestamptz
    AND ${scan.registrationId} IS NOT NULL`;
};
const partners = ({ edition: { id } }: Asked): SQL => sql`
  SELECT partner.id FROM ${delegation} AS partner WHERE partner.edition_id = ${id} AND partner.is_partner`;

/** The standing of each registration of a list. The sets behind it are small and read once for the whole list. */
export const standing = (asked: Asked): SQL<Standing | null> => sql`CASE
    WHEN ${registration.id} IN (${seenAtDesk(asked)}) THEN 'at_desk'
    WHEN (${registration.id}, ${registration.delegationId}) IN (
      SELECT ${delegationHead.registrationId}, ${delegationHead.delegationId} FROM ${delegationHead}) THEN 'head'
    WHEN ${registration.delegationId} IN (${partners(asked)}) THEN 'partner' END`;

/** The keys of everybody who may have a standing, found without looking at everybody else. */
export const perhapsUrgent = (asked: Asked): SQL => sql`
  ${seenAtDesk(asked)} UNION SELECT ${delegationHead.registrationId} FROM ${delegationHead}
  UNION SELECT member.id FROM ${registration} AS member WHERE member.delegation_id IN (${partners(asked)})`;

/** The clause that puts rows in this order. */
export const sorted = ({ keys, isDescending }: Order): SQL[] =>
  keys.map(({ value }) => (isDescending ? sql`${value} DESC` : sql`${value} ASC`));

/** True for the rows that come after the place whose keys these are, given as text in the order of the keys. */
export function comesAfter({ keys, isDescending }: Order, place: readonly string[]): SQL {
  const values = keys.map(({ value }) => value);
  const bound = keys.map(({ cast }, position) => sql`${place[position]}::${sql.raw(cast)}`);
  const than = isDescending ? sql`<` : sql`>`;
  return sql`(${sql.join(values, sql`, `)}) ${than} (${sql.join(bound, sql`, `)})`;
}

/** The place of a row, as a list selects it for its cursor: the values of the keys as text, a moment to the microsecond. */
export const placeOf = ({ keys }: Order): SQL<string[]> =>
  sql`ARRAY[${sql.join(
    keys.map(({ value, cast }) =>
      cast === 'timestamptz'
        ? sql`to_char(${value} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
        : sql`(${value})::text`,
    ),
    sql`, `,
  )}]`;

/** Names the place of a row, so that a list in the same order goes on after it. */
export const writeCursor = ({ sort }: Pick<Order, 'sort'>, place: readonly string[]): string =>
  Buffer.from(JSON.stringify([sort, ...place])).toString('base64url');

const SHAPES: Record<Key['cast'], RegExp> = {
  int: /^\d{1,2}$/,
  timestamptz: /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3})\d{3}Z$/,
  text: /^\P{Cc}{0,200}$/u,
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
};

/** The place that a cursor names; undefined for one of another order, and for what nobody of ours has written. */
export function readCursor({ sort, keys }: Order, cursor: string): string[] | undefined {
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
  if (!Array.isArray(read) || read.length !== keys.length + 1 || read[0] !== sort) return undefined;
  const place = read.slice(1);
  const isSound = keys.every(({ cast }, position) => {
    const value: unknown = place[position];
    return (
      typeof value === 'string' && SHAPES[cast].test(value) && (cast !== 'timestamptz' || isMoment(value))
    );
  });
  return isSound ? place : undefined;
}

/** A moment that exists, for PostgreSQL as well: it knows no 31 February, which JavaScript reads as 3 March, and no year 0. */
function isMoment(text: string): boolean {
  const [, milliseconds] = SHAPES.timestamptz.exec(text) ?? [];
  const at = new Date(`${milliseconds}Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString() === `${milliseconds}Z` && at.getUTCFullYear() > 0;
}
