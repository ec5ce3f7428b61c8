import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Finding } from './entry';

/** Rows that name the registration in a column. */
export const by =
  (...columns: PgColumn[]): Finding =>
  (ids) =>
    sql`(${sql.join(
      columns.map((column) => sql`${column} IN ${ids}`),
      sql` OR `,
    )})`;

/** Facts about them, their readings and what was found to be wrong with those. */
export const byFact =
  (column: PgColumn): Finding =>
  (ids) =>
    sql`${column} IN (SELECT audit_fact.id FROM audit_fact WHERE subject IN (
    SELECT 'registration:' || one FROM ${ids} AS its (one)
    UNION ALL SELECT 'scan:' || scan.id FROM scan WHERE registration_id IN ${ids}
    UNION ALL SELECT 'conflict:' || conflict.id FROM conflict WHERE registration_id IN ${ids}))`;

/** The addresses of people of whom nothing else is kept under the same address. */
export const lonelyAddresses = (
  ids: SQL,
): SQL => sql`(SELECT its.email_key FROM registration AS its WHERE its.id IN ${ids}
  AND NOT EXISTS (SELECT 1 FROM registration AS other WHERE other.email_key = its.email_key AND other.id NOT IN ${ids}))`;

/** Rows that bear an address of somebody of whom nothing else is kept. */
export const byAddress =
  (column: PgColumn): Finding =>
  (ids) =>
    sql`lower(btrim(${column})) IN ${lonelyAddresses(ids)}`;

/** Accounts of such people, unless they work here, or have. */
const lonelyAccounts = (
  ids: SQL,
): SQL => sql`(SELECT id FROM "user" AS its WHERE lower(btrim(its.email)) IN ${lonelyAddresses(ids)}
  AND NOT EXISTS (SELECT 1 FROM staff_role WHERE user_id = its.id)
  AND NOT EXISTS (SELECT 1 FROM device WHERE user_id = its.id)
  AND NOT EXISTS (SELECT 1 FROM staff_invitation WHERE lower(btrim(email)) = lower(btrim(its.email)) AND accepted_at IS NOT NULL))`;

export const byAccount =
  (column: PgColumn): Finding =>
  (ids) =>
    sql`${column} IN ${lonelyAccounts(ids)}`;

/** Badges of theirs lie in a file together with those of others: the file goes as a whole, and can be made again. */
export const byBatch =
  (column: PgColumn): Finding =>
  (ids) =>
    sql`${column} IN (SELECT batch_id FROM badge_batch_item WHERE registration_id IN ${ids})`;

/** Answers of the API that name them. */
export const byReference =
  (column: PgColumn): Finding =>
  (ids) =>
    sql`EXISTS (SELECT 1 FROM registration AS its WHERE its.id IN ${ids}
      AND (position(its.reference IN ${column}::text) > 0 OR position(its.id::text IN ${column}::text) > 0))`;

export const NOTHING = sql`NULL`;
export const EMPTY = sql`''`;
