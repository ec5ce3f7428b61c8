import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { conflict, delegation, gate, registration, type Verdict } from '@/db/schema';
import type { LocalText } from '@/db/schema/columns';
import { searchWords } from '@/lib/core/fold';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { categoriesOf, currentEdition } from '@/lib/edition/queries';
import { latinName } from '@/lib/registration/rules';
import { misfitOf, textMatches } from '@/lib/registration/search';
import type { FindInput } from './input';
import { mayRunGates, mayScan } from './policy';
import type { Reason } from './rules';

/** All that gate staff may know of a person (product rule 8). */
export type PersonAtGate = {
  reference: string;
  nameLatin: string;
  nameNative: string | null;
  category: string;
  delegation: string | null;
  country: string;
};
export type ScanAnswer = {
  verdict: Verdict;
  reason: Reason;
  person?: PersonAtGate;
  /** The first admitted entry into this zone: `at` in UTC, ISO 8601. */
  firstScan?: { at: string; gate: string };
  /** What to do with whom the rules let in under a condition. */
  note?: LocalText;
};

export async function gatesOf(scope: Pick<Scope, 'db'>) {
  const edition = await currentEdition(scope);
  return scope.db.select().from(gate).where(eq(gate.editionId, edition.id)).orderBy(asc(gate.key));
}

/** What the gate's screen needs to know of the edition. */
export type GateDesk = {
  gates: { key: string; name: LocalText }[];
  categories: { code: string; letter: string; name: LocalText; position: number }[];
  timeZone: string;
};

export async function gateDesk(scope: Scope): Promise<Result<GateDesk, 'NOT_ALLOWED'>> {
  if (!mayScan(scope.actor)) return refuse('NOT_ALLOWED');
  const edition = await currentEdition(scope);
  const [gates, categories] = await Promise.all([gatesOf(scope), categoriesOf(scope, edition.id)]);
  return ok({
    gates: gates.map(({ key, name }) => ({ key, name })),
    categories: categories.map(({ code, letter, name, position }) => ({ code, letter, name, position })),
    timeZone: edition.timeZone,
  });
}

export const seen = {
  id: registration.id,
  reference: registration.reference,
  state: registration.state,
  givenLatin: registration.givenLatin,
  surnameLatin: registration.surnameLatin,
  nameNative: registration.nameNative,
  category: registration.category,
  country: registration.countryRepresented,
  territory: registration.territory,
  delegationName: delegation.name,
};

type Seen = Pick<
  typeof registration.$inferSelect,
  'reference' | 'givenLatin' | 'surnameLatin' | 'nameNative' | 'category' | 'territory'
> & {
  country: string;
  delegationName: { en: string } | null;
};
export const shown = ({
  reference,
  givenLatin,
  surnameLatin,
  nameNative,
  category,
  country,
  territory,
  delegationName,
}: Seen): PersonAtGate => ({
  reference,
  nameLatin: latinName({ givenLatin, surnameLatin }),
  nameNative,
  category,
  delegation: delegationName?.en ?? territory,
  country,
});

const FOUND_AT_MOST = 8;

/**
 * Finds people by what a volunteer hears or sees: a name in either alphabet or under the wrong keyboard layout, a
 * reference. Codes are not shown: a person found by name is admitted through `scanFound`.
 */
export async function findAtGate(scope: Scope, typed: string) {
  if (!mayScan(scope.actor) || searchWords(typed).join('').length < 2) return [];
  const edition = await currentEdition(scope);
  const rows = await scope.db
    .select(seen)
    .from(registration)
    .leftJoin(delegation, eq(delegation.id, registration.delegationId))
    .where(and(eq(registration.editionId, edition.id), textMatches(typed)))
    .orderBy(
      asc(misfitOf(typed)),
      sql`${registration.state} <> 'approved'`,
      asc(registration.surnameLatin),
      asc(registration.givenLatin),
    )
    .limit(FOUND_AT_MOST);
  return rows.map(({ id, state, ...row }) => ({ id, state, person: shown(row) }));
}
export type FoundAtGate = Awaited<ReturnType<typeof findAtGate>>[number];

/** The same as an answer to somebody: who may not scan is told so, and not that nobody was found. */
export const askForPeople = async (
  scope: Scope,
  { typed }: FindInput,
): Promise<Result<FoundAtGate[], 'NOT_ALLOWED'>> =>
  mayScan(scope.actor) ? ok(await findAtGate(scope, typed)) : refuse('NOT_ALLOWED');

/** How many conflicts wait for a decision; none for who does not decide about them. */
export async function openConflicts(scope: Scope): Promise<number> {
  if (!mayRunGates(scope.actor)) return 0;
  const { id } = await currentEdition(scope);
  return scope.db.$count(conflict, and(eq(conflict.editionId, id), isNull(conflict.closedAt)));
}
