import { and, asc, count, desc, eq, isNull, sql } from 'drizzle-orm';
import { bulkDecision, bulkItem, preparedDecision, registration, wave } from '@/db/schema';
import { isId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { approvedWaiters } from '@/lib/pool/list';
import { mayReadRegistrations } from '@/lib/registration/policy';
import { withinReach } from '@/lib/registration/reach';
import { type Forecast, foretell } from './foretelling';
import { changedSincePrepared } from './meanwhile';
import { mayDecide } from './policy';
import type { Wave } from './waves';

export type ListedWave = Wave & { approvals: number; rejections: number };

/** The waves of the edition, those to come first by their hour, then those that are over, newest first. */
export async function wavesOf(scope: Scope): Promise<Result<ListedWave[], 'NOT_ALLOWED'>> {
  if (!mayDecide(scope.actor)) return refuse('NOT_ALLOWED');
  const edition = await currentEdition(scope);
  const countOf = (decision: Item['decision']) =>
    sql<number>`(count(*) FILTER (WHERE ${preparedDecision.decision} = ${decision}))::int`;
  const rows = await scope.db
    .select({ wave, approvals: countOf('approve'), rejections: countOf('reject') })
    .from(wave)
    .leftJoin(preparedDecision, eq(preparedDecision.waveId, wave.id))
    .where(eq(wave.editionId, edition.id))
    .groupBy(wave.id)
    .orderBy(
      sql`${isOver}`,
      sql`CASE WHEN NOT ${isOver} THEN ${wave.publishAt} END`,
      desc(sql`coalesce(${wave.publishedAt}, ${wave.calledOffAt})`),
      asc(wave.id),
    );
  return ok(rows.map(({ wave: one, ...counts }) => ({ ...one, ...counts })));
}

const isOver = sql`(${wave.publishedAt} IS NOT NULL OR ${wave.calledOffAt} IS NOT NULL)`;

/** The waves into which a decision can still be put, the next one first; none for who does not decide. */
export async function openWaves(scope: Scope): Promise<Wave[]> {
  if (!mayDecide(scope.actor)) return [];
  const edition = await currentEdition(scope);
  return scope.db
    .select()
    .from(wave)
    .where(and(eq(wave.editionId, edition.id), isNull(wave.publishedAt), isNull(wave.calledOffAt)))
    .orderBy(asc(wave.publishAt), asc(wave.id));
}

/** What a wave is called, for whoever reads a list that is narrowed to it. */
export async function waveName(scope: Scope, id: string): Promise<string | undefined> {
  if (!mayReadRegistrations(scope.actor) || !isId(id)) return undefined;
  const edition = await currentEdition(scope);
  const [found] = await scope.db
    .select({ name: wave.name })
    .from(wave)
    .where(and(eq(wave.id, id), eq(wave.editionId, edition.id)));
  return found?.name;
}

/** What has been prepared about somebody and waits for its wave. */
export async function preparedOn(scope: Pick<Scope, 'db'>, registrationId: string) {
  const [found] = await scope.db
    .select({ prepared: preparedDecision, wave })
    .from(preparedDecision)
    .innerJoin(wave, eq(wave.id, preparedDecision.waveId))
    .where(and(eq(preparedDecision.registrationId, registrationId), isNull(preparedDecision.settledAt)));
  return found;
}

type Item = typeof preparedDecision.$inferSelect;
export type WavePart = typeof bulkDecision.$inferSelect & { outcomes: Map<string, number> };
export type WaveReport = {
  wave: Wave;
  /** What was prepared about people within the reader's reach, in the order in which it is decided. */
  items: (Item & { reference: string; isChanged: boolean })[];
  /** What would come of it now; of an open wave only. */
  forecast: { approve: Forecast; reject: Forecast; changed: number } | undefined;
  /** What has come of it, part by part; of a published wave only. */
  parts: WavePart[];
};

/** One wave: what is in it, and what would come or has come of it. */
export async function waveReport(
  scope: Scope,
  id: string,
): Promise<Result<WaveReport, 'NOT_ALLOWED' | 'NOT_FOUND'>> {
  if (!mayDecide(scope.actor)) return refuse('NOT_ALLOWED');
  if (!isId(id)) return refuse('NOT_FOUND');
  const edition = await currentEdition(scope);
  const [found] = await scope.db
    .select()
    .from(wave)
    .where(and(eq(wave.id, id), eq(wave.editionId, edition.id)));
  if (!found) return refuse('NOT_FOUND');
  const rows = await scope.db
    .select({ prepared: preparedDecision, registration })
    .from(preparedDecision)
    .innerJoin(registration, eq(registration.id, preparedDecision.registrationId))
    .where(and(eq(preparedDecision.waveId, id), withinReach(scope.actor)))
    .orderBy(desc(sql`${preparedDecision.decision} = 'reject'`), asc(registration.id));
  const isOpen = !found.publishedAt && !found.calledOffAt;
  const changed = isOpen ? await changedNow(scope, rows) : new Set<string>();
  return ok({
    wave: found,
    items: rows.map(({ prepared, registration: { id: of, reference } }) => ({
      ...prepared,
      reference,
      isChanged: changed.has(of),
    })),
    forecast: isOpen ? await forecastOf(scope, rows, changed) : undefined,
    parts: found.publishedAt ? await partsOf(scope, id) : [],
  });
}

type Row = { prepared: Item; registration: typeof registration.$inferSelect };

/** Who is not any more as they were seen: the same that publication will skip. */
async function changedNow(scope: Scope, rows: readonly Row[]): Promise<Set<string>> {
  const approved = await approvedWaiters(
    scope,
    rows.map(({ registration: { id } }) => id),
  );
  const since = await changedSincePrepared(
    scope,
    rows.map(({ prepared }) => prepared),
  );
  return new Set(
    rows.flatMap(({ prepared, registration: { id, state } }) =>
      since.has(id) || state !== prepared.seenState || approved.has(id) !== prepared.seenApproved ? [id] : [],
    ),
  );
}

async function forecastOf(scope: Scope, rows: readonly Row[], changed: ReadonlySet<string>) {
  const of = (decision: Item['decision']) =>
    foretell(
      scope,
      decision,
      rows
        .filter(({ prepared, registration: { id } }) => prepared.decision === decision && !changed.has(id))
        .map(({ prepared, registration: one }) => ({ ...one, isApproved: prepared.seenApproved })),
    );
  return { approve: await of('approve'), reject: await of('reject'), changed: changed.size };
}

async function partsOf(scope: Scope, waveId: string): Promise<WavePart[]> {
  const bulks = await scope.db
    .select()
    .from(bulkDecision)
    .where(eq(bulkDecision.waveId, waveId))
    .orderBy(asc(bulkDecision.part));
  const value = sql<string>`coalesce(${bulkItem.outcome}, 'open')`;
  const counted = await scope.db
    .select({ bulkId: bulkItem.bulkId, value, people: count() })
    .from(bulkItem)
    .innerJoin(bulkDecision, eq(bulkDecision.id, bulkItem.bulkId))
    .where(eq(bulkDecision.waveId, waveId))
    .groupBy(bulkItem.bulkId, value);
  return bulks.map((bulk) => ({
    ...bulk,
    outcomes: new Map(
      counted.filter(({ bulkId }) => bulkId === bulk.id).map((row) => [row.value, row.people]),
    ),
  }));
}
