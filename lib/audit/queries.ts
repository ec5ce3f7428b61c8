import { and, asc, desc, eq, gte, inArray, like, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import { auditFact, auditPersonal } from '@/db/schema';
import { actorKey, anonymous } from '@/lib/core/actor';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { FACT_ACTIONS } from './input';
import { mayReadAudit } from './policy';
import type { Fact } from './rules';

/** Facts whose reason is for everybody who reads the record; it is written by hand, and so stands on the personal side. */
const REASONED: ReadonlySet<string> = new Set([
  'registration.promoted_by_hand',
  'registration.prioritised',
  'registration.moved_in_line',
  'registration.cancelled',
  'registration.took_over',
]);

/** What happened to one subject, oldest first. */
export async function factsAbout(scope: Scope, subject: string): Promise<Fact[]> {
  const rows = await listed(scope)
    .where(eq(auditFact.subject, subject))
    .orderBy(asc(auditFact.at), asc(auditFact.id));
  return rows.map(({ fact, personal }) =>
    REASONED.has(fact.action) && personal?.reason
      ? { ...fact, after: { ...fact.after, reason: personal.reason } }
      : fact,
  );
}

/** The personal side of the newest fact of one action about a subject; the caller has asked who may read it. */
export async function newestDetail(
  scope: Scope,
  subject: string,
  action: string,
): Promise<{ at: Date; detail: Record<string, unknown> } | undefined> {
  const [found] = await scope.db
    .select({ at: auditFact.at, detail: auditPersonal.detail })
    .from(auditFact)
    .innerJoin(auditPersonal, eq(auditPersonal.factId, auditFact.id))
    .where(and(eq(auditFact.subject, subject), eq(auditFact.action, action)))
    .orderBy(desc(auditFact.id))
    .limit(1);
  return found && { at: found.at, detail: found.detail as Record<string, unknown> };
}

/** What facts are looked for, as the audit itself knows it: keys, subjects and moments. */
export type FactWhere = {
  /** Exactly these actors. */
  actors?: readonly string[];
  /** Applicants: the public form, and every person who is none of these. */
  allPeopleBut?: readonly string[];
  /** What their key begins with. */
  actorNoun?: 'system' | 'token';
  subject?: string;
  /** One action, or all of a noun. */
  action?: string;
  from?: Date;
  /** Not included. */
  before?: Date;
};

const listed = (scope: Scope) =>
  scope.db
    .select({ fact: auditFact, personal: auditPersonal.detail })
    .from(auditFact)
    .leftJoin(auditPersonal, eq(auditPersonal.factId, auditFact.id));
export type ListedFact = Awaited<ReturnType<typeof listed>>[number];
export type FactPage = { rows: ListedFact[]; older?: string };

/** Facts with their personal side, newest first; `olderThan` continues where the page before ended. */
export async function listFacts(
  scope: Scope,
  where: FactWhere,
  { limit, olderThan }: { limit: number; olderThan?: string },
): Promise<Result<FactPage, 'NOT_ALLOWED'>> {
  if (!mayReadAudit(scope.actor)) return refuse('NOT_ALLOWED');
  // Keys are UUIDv7: their order is the order of recording, and one column is cursor enough.
  const found = await listed(scope)
    .where(and(matching(where), olderThan ? lt(auditFact.id, olderThan) : undefined))
    .orderBy(desc(auditFact.id))
    .limit(limit + 1);
  const rows = found.slice(0, limit);
  return ok({ rows, older: found.length > limit ? rows.at(-1)?.fact.id : undefined });
}

/** How many facts match, up to a key: what is recorded while somebody reads does not count. */
export const countFacts = (scope: Pick<Scope, 'db'>, where: FactWhere, upTo: string): Promise<number> =>
  scope.db.$count(auditFact, and(matching(where), lt(auditFact.id, upTo)));

const CHUNK = 1000;

/** The facts that match, newest first and up to a key, a thousand at a time as the reader asks for them. */
export async function* factsUpTo(
  scope: Pick<Scope, 'db'>,
  where: FactWhere,
  upTo: string,
): AsyncGenerator<Fact> {
  let end = upTo;
  for (;;) {
    const chunk = await scope.db
      .select()
      .from(auditFact)
      .where(and(matching(where), lt(auditFact.id, end)))
      .orderBy(desc(auditFact.id))
      .limit(CHUNK);
    yield* chunk;
    const last = chunk.at(-1);
    if (!last || chunk.length < CHUNK) return;
    end = last.id;
  }
}

function matching({ actors, allPeopleBut, actorNoun, subject, action, from, before }: FactWhere) {
  const { actor } = auditFact;
  // The first condition is that of the index on actors: said, so that it is used.
  const named = (condition: SQL) => and(ne(actor, ANONYMOUS), condition);
  return and(
    actors && named(sql`${actor} = ANY(${sql.param([...actors])}::text[])`),
    allPeopleBut &&
      or(
        eq(actor, ANONYMOUS),
        and(like(actor, 'person:%'), sql`${actor} <> ALL(${sql.param([...allPeopleBut])}::text[])`),
      ),
    actorNoun && named(like(actor, `${actorNoun}:%`)),
    subject === undefined ? undefined : eq(auditFact.subject, subject),
    action === undefined ? undefined : isAction(action),
    from && gte(auditFact.at, from),
    before && lt(auditFact.at, before),
  );
}

const ANONYMOUS = actorKey(anonymous);

/** `registration` is every action of that noun, by name so that their index is used; `registration.approved` is one. */
const isAction = (action: string): SQL | undefined =>
  action.includes('.')
    ? eq(auditFact.action, action)
    : inArray(auditFact.action, [...(FACT_ACTIONS[action] ?? [])]);
