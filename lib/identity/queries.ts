import { and, asc, count, desc, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { alias, type PgColumn } from 'drizzle-orm/pg-core';
import { doublePair, registration, succession } from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { mayReadRegistrations } from '@/lib/registration/policy';
import { withinReach } from '@/lib/registration/reach';
import { ACTIVE_STATES } from '@/lib/registration/rules';

const first = alias(registration, 'first');
const second = alias(registration, 'second');
const active = (state: PgColumn): SQL => inArray(state, [...ACTIVE_STATES]);

/** Undecided, or joined and parted again; and both are still under way, so that there is something to decide. */
const isOpen = and(
  or(isNull(doublePair.verdict), eq(doublePair.verdict, 'same')),
  active(first.state),
  active(second.state),
);

/** The pairs of one kind: to decide, of different people, joined. */
export const PAIR_VIEWS = ['open', 'different', 'merged'] as const;
export type PairView = (typeof PAIR_VIEWS)[number];
const IN_VIEW: Record<PairView, SQL | undefined> = {
  open: isOpen,
  different: eq(doublePair.verdict, 'different'),
  merged: and(eq(doublePair.verdict, 'same'), sql`NOT (${active(first.state)} AND ${active(second.state)})`),
};

/** Registrations that belong to a pair that is to be decided, as a condition on `registration`. */
export const hasOpenDouble = sql`${registration.id} IN (
  SELECT unnest(ARRAY[${doublePair.firstId}, ${doublePair.secondId}]) FROM ${doublePair}
  JOIN ${registration} AS "first" ON "first".id = ${doublePair.firstId}
  JOIN ${registration} AS "second" ON "second".id = ${doublePair.secondId}
  WHERE ${isOpen})`;

const person = (of: typeof first | typeof second) => ({
  reference: of.reference,
  state: of.state,
  category: of.category,
  countryRepresented: of.countryRepresented,
  surnameLatin: of.surnameLatin,
  givenLatin: of.givenLatin,
  nameNative: of.nameNative,
  organisation: of.organisation,
});

const pairs = (scope: Scope) =>
  scope.db
    .select({
      reasons: doublePair.reasons,
      foundAt: doublePair.foundAt,
      verdict: doublePair.verdict,
      decidedAt: doublePair.decidedAt,
      decidedBy: doublePair.decidedBy,
      note: doublePair.note,
      first: person(first),
      second: person(second),
    })
    .from(doublePair)
    .innerJoin(first, eq(first.id, doublePair.firstId))
    .innerJoin(second, eq(second.id, doublePair.secondId));
export type Pair = Awaited<ReturnType<typeof pairs>>[number];

/** Whoever sees one of the two only sees no pair. */
function inReach(scope: Scope, editionId: string): SQL | undefined {
  const limits = withinReach(scope.actor);
  const reachable = scope.db.select({ id: registration.id }).from(registration).where(limits);
  return and(
    eq(doublePair.editionId, editionId),
    limits ? and(inArray(doublePair.firstId, reachable), inArray(doublePair.secondId, reachable)) : undefined,
  );
}

export const PAIRS_A_PAGE = 50;

/** A page of the pairs of a view, from 1; what most speaks for comes first. */
export async function doublePairs(
  scope: Scope,
  { view, page }: { view: PairView; page: number },
): Promise<Result<{ rows: Pair[]; counts: Record<PairView, number> }, 'NOT_ALLOWED'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const { id } = await currentEdition(scope);
  const rows = await pairs(scope)
    .where(and(inReach(scope, id), IN_VIEW[view]))
    .orderBy(
      desc(view === 'open' ? sql`cardinality(${doublePair.reasons})` : doublePair.decidedAt),
      desc(doublePair.foundAt),
      asc(doublePair.firstId),
      asc(doublePair.secondId),
    )
    .limit(PAIRS_A_PAGE)
    .offset((page - 1) * PAIRS_A_PAGE);
  const [open, different, merged] = await Promise.all(PAIR_VIEWS.map((one) => countPairs(scope, id, one)));
  return ok({ rows, counts: { open: open ?? 0, different: different ?? 0, merged: merged ?? 0 } });
}

async function countPairs(scope: Scope, editionId: string, view: PairView): Promise<number> {
  const [row] = await scope.db
    .select({ count: count() })
    .from(doublePair)
    .innerJoin(first, eq(first.id, doublePair.firstId))
    .innerJoin(second, eq(second.id, doublePair.secondId))
    .where(and(inReach(scope, editionId), IN_VIEW[view]));
  return row?.count ?? 0;
}

/** How many pairs somebody has to decide: the number beside the list's name, and the length of the list. */
export async function openDoubles(scope: Scope): Promise<number> {
  if (!mayReadRegistrations(scope.actor)) return 0;
  return countPairs(scope, (await currentEdition(scope)).id, 'open');
}

type Doubles = { pairs: Pair[]; hidden: number };

/** With whom a registration may be one person, undecided or held to be different; `hidden` are out of the reader's reach. */
export async function doublesOf(scope: Scope, of: { id: string; editionId: string }): Promise<Doubles> {
  const mine = and(
    or(eq(doublePair.firstId, of.id), eq(doublePair.secondId, of.id)),
    or(isOpen, eq(doublePair.verdict, 'different')),
  );
  const [seen, [all]] = await Promise.all([
    pairs(scope)
      .where(and(mine, inReach(scope, of.editionId)))
      .orderBy(sql`${doublePair.verdict} NULLS FIRST`, desc(doublePair.foundAt)),
    scope.db
      .select({ open: count() })
      .from(doublePair)
      .innerJoin(first, eq(first.id, doublePair.firstId))
      .innerJoin(second, eq(second.id, doublePair.secondId))
      .where(and(mine, isOpen)),
  ]);
  const seenOpen = seen.filter(({ verdict }) => verdict !== 'different').length;
  return { pairs: seen, hidden: (all?.open ?? 0) - seenOpen };
}

/** What is known of two registrations as a pair; undefined where nothing has shown them to be alike. */
export async function pairOf(scope: Scope, one: string, other: string): Promise<Pair | undefined> {
  const { id } = await currentEdition(scope);
  const [found] = await pairs(scope).where(
    and(
      inReach(scope, id),
      or(
        and(eq(first.reference, one), eq(second.reference, other)),
        and(eq(first.reference, other), eq(second.reference, one)),
      ),
    ),
  );
  return found;
}

const successors = (scope: Pick<Scope, 'db'>) =>
  scope.db
    .select({
      kind: succession.kind,
      isTold: succession.isTold,
      at: succession.madeAt,
      predecessor: first.reference,
      successor: second.reference,
    })
    .from(succession)
    .innerJoin(first, eq(first.id, succession.registrationId))
    .innerJoin(second, eq(second.id, succession.successorId))
    .$dynamic();
export type Succession = Awaited<ReturnType<typeof successors>>[number];

/** Which registration goes on in the place of this one, and which this one goes on for. */
export async function successionOf(
  scope: Pick<Scope, 'db'>,
  registrationId: string,
): Promise<{ successor: Succession | undefined; predecessors: Succession[] }> {
  // Who was brought back stands alone again.
  const stands = eq(first.state, 'cancelled');
  const [after, before] = await Promise.all([
    successors(scope)
      .where(and(stands, eq(succession.registrationId, registrationId)))
      .orderBy(desc(succession.madeAt))
      .limit(1),
    successors(scope)
      .where(
        and(
          stands,
          eq(succession.successorId, registrationId),
          ne(succession.registrationId, registrationId),
        ),
      )
      .orderBy(asc(succession.madeAt)),
  ]);
  return { successor: after[0], predecessors: before };
}
