import { and, eq, gte, inArray, isNull, notExists, sql } from 'drizzle-orm';
import { insertAll, rowsFor } from '@/db/insert';
import { CURRENT_EDITION, likeness, registration } from '@/db/schema';
import { keyedHash } from '@/lib/core/crypto';
import { firstIdAt } from '@/lib/core/id';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { keptOfMany } from '@/lib/vault/queries';
import { likenessesOf, MOST_ALIKE } from './rules';

const LOOK_LOCK = 7_301_012;
const AT_ONCE = 200;

/**
 * Looks for doubles of the registrations of the current edition that nobody has looked at; tells how many. With `since`,
 * only of those made from then on, which the key tells: to look for all of them reads all of them.
 */
export async function lookAtNew(scope: Scope, since?: Date): Promise<number> {
  const seen = scope.db
    .select({ one: sql`1` })
    .from(likeness)
    .where(eq(likeness.registrationId, registration.id));
  const rows = await scope.db
    .select({ id: registration.id })
    .from(registration)
    .where(
      and(
        sql`${registration.editionId} = ${CURRENT_EDITION}`,
        since ? gte(registration.id, firstIdAt(since)) : undefined,
        isNull(registration.erasedAt),
        notExists(seen),
      ),
    )
    .limit(AT_ONCE);
  await lookForDoubles(
    scope,
    rows.map(({ id }) => id),
  );
  return rows.length;
}

/**
 * Notes by what each of these can be alike, and with whom it is: pairs that are new wait for a verdict, undecided ones that
 * nothing speaks for any more go. Everything is found through the index of likenesses.
 */
export async function lookForDoubles(scope: Scope, registrationIds: string[]): Promise<void> {
  if (registrationIds.length === 0) return;
  expectOk(
    await inTransaction(scope, async (tx) => {
      // One at a time: two who look at two halves of a pair at once would each see no other half.
      await tx.db.execute(sql`SELECT pg_advisory_xact_lock(${LOOK_LOCK})`);
      await noteLikenesses(tx, registrationIds);
      await pairUp(tx, registrationIds);
      return ok(undefined);
    }),
  );
}

async function noteLikenesses(tx: TxScope, registrationIds: string[]): Promise<void> {
  const people = await tx.db
    .select()
    .from(registration)
    .where(and(inArray(registration.id, registrationIds), isNull(registration.erasedAt)));
  await tx.db.delete(likeness).where(inArray(likeness.registrationId, registrationIds));
  const [documents, births] = await Promise.all([
    keptOfMany(tx, registrationIds, 'document'),
    keptOfMany(tx, registrationIds, 'birth'),
  ]);
  const rows = people.flatMap((person) =>
    likenessesOf(person, {
      document: documents.get(person.id),
      birthDate: births.get(person.id)?.date,
    }).map(({ kind, value }) => ({
      registrationId: person.id,
      editionId: person.editionId,
      kind,
      key: keyedHash(value, `likeness:${kind}`),
    })),
  );
  await insertAll(tx.db, rowsFor(likeness, rows));
}

/** Who shares a likeness, as far as it tells anything: one more than may share it is enough to know that it does not. */
const carriers = (alias: string) => sql`ARRAY(
  SELECT registration_id FROM likeness AS carrier
  WHERE (carrier.edition_id, carrier.kind, carrier.key) = (${sql.raw(alias)}.edition_id, ${sql.raw(alias)}.kind, ${sql.raw(alias)}.key)
  LIMIT ${MOST_ALIKE + 1})`;
const shared = (first: string, second: string) => sql`
  likeness AS mine JOIN likeness AS its USING (edition_id, kind, key)
  WHERE mine.registration_id = ${sql.raw(first)} AND its.registration_id = ${sql.raw(second)}`;

async function pairUp(tx: TxScope, registrationIds: string[]): Promise<void> {
  const ids = sql`${sql.param(registrationIds)}::uuid[]`;
  const { rows } = await tx.db.execute<{ id: string }>(sql`
    WITH mine AS (SELECT DISTINCT edition_id, kind, key FROM likeness WHERE registration_id = ANY (${ids})),
      sharing AS MATERIALIZED (SELECT edition_id, ${carriers('mine')} AS people FROM mine),
      found AS (
        SELECT DISTINCT edition_id, one AS first, other AS second
        FROM sharing, unnest(people) AS one, unnest(people) AS other
        WHERE cardinality(people) BETWEEN 2 AND ${MOST_ALIKE} AND one < other AND (one = ANY (${ids}) OR other = ANY (${ids}))),
      noted AS (
        INSERT INTO double_pair (first_id, second_id, edition_id, reasons, found_at)
        SELECT first, second, edition_id,
          ARRAY(SELECT DISTINCT kind FROM ${shared('found.first', 'found.second')} ORDER BY kind), ${tx.now.toISOString()}
        FROM found
        ON CONFLICT (first_id, second_id) DO UPDATE SET reasons = excluded.reasons)
    SELECT DISTINCT id FROM sharing, unnest(people) AS id WHERE cardinality(people) > ${MOST_ALIKE}`);
  // Where a likeness has just become everybody's, it no longer speaks for the pairs that it had made before.
  const concerned = [...registrationIds, ...rows.map(({ id }) => id)];
  await tx.db.execute(sql`
    DELETE FROM double_pair AS pair WHERE verdict IS NULL
      AND (first_id = ANY (${sql.param(concerned)}::uuid[]) OR second_id = ANY (${sql.param(concerned)}::uuid[]))
      AND NOT EXISTS (
        SELECT 1 FROM ${shared('pair.first_id', 'pair.second_id')}
          AND cardinality(${carriers('mine')}) <= ${MOST_ALIKE})`);
}
