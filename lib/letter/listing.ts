import { and, count, desc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { letter, registration } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { ACTIVE_STATES, latinName } from '@/lib/registration/rules';
import type { LetterFilter } from './input';
import { mayManageLetters } from './policy';
import type { ListedLetter } from './queries';
import { kindMarked, numberOf, standingOfLetter } from './rules';

export const LETTERS_ON_PAGE = 50;
/** A letter in the list of all, with whom it is to. */
export type LoggedLetter = ListedLetter & { reference: string; name: string };

/** The letters of the edition that a filter matches, newest first. */
export async function listLetters(
  scope: Scope,
  filter: LetterFilter,
): Promise<Result<{ rows: LoggedLetter[]; total: number }, 'NOT_ALLOWED'>> {
  if (!mayManageLetters(scope.actor)) return refuse('NOT_ALLOWED');
  const page = { limit: LETTERS_ON_PAGE, offset: (filter.page - 1) * LETTERS_ON_PAGE };
  const where = await matching(scope, filter);
  const [rows, [counted]] = await Promise.all([
    read(scope, where, page),
    scope.db
      .select({ total: count() })
      .from(letter)
      .innerJoin(registration, eq(registration.id, letter.registrationId))
      .where(where),
  ]);
  return ok({ rows, total: counted?.total ?? 0 });
}

/** The same without names and in full, as it leaves the house: it is noted who took it. */
export function takeOutLetters(
  scope: Scope,
  filter: LetterFilter,
): Promise<Result<LoggedLetter[], 'NOT_ALLOWED'>> {
  return inTransaction<LoggedLetter[], 'NOT_ALLOWED'>(scope, async (tx) => {
    if (!mayManageLetters(tx.actor)) return refuse('NOT_ALLOWED');
    const rows = await read(tx, await matching(tx, filter));
    const { id } = await currentEdition(tx);
    await record(tx, {
      action: 'letter_log.exported',
      subject: `edition:${id}`,
      after: { rows: rows.length },
    });
    return ok(rows);
  });
}

async function matching(scope: Scope, { kind, standing, q }: LetterFilter): Promise<SQL | undefined> {
  const { id, referencePrefix } = await currentEdition(scope);
  const isActive = or(eq(letter.kind, 'attendance'), inArray(registration.state, [...ACTIVE_STATES]));
  const standings = {
    valid: and(isNull(letter.revokedAt), isActive),
    revoked: isNotNull(letter.revokedAt),
    ended: and(isNull(letter.revokedAt), sql`NOT (${isActive})`),
  };
  return and(
    eq(letter.editionId, id),
    kind && eq(letter.kind, kind),
    standing && standings[standing],
    q ? sought(q.toUpperCase(), referencePrefix) : undefined,
  );
}

/** A number of a letter, else the beginning of a reference. */
function sought(q: string, prefix: string): SQL | undefined {
  const [, mark, number] = /-([A-Z])-(\d{1,9})$/.exec(q) ?? [];
  const kind = q.startsWith(prefix) && mark ? kindMarked(mark) : undefined;
  if (kind) return and(eq(letter.kind, kind), eq(letter.number, Number(number)));
  return sql`starts_with(${registration.reference}, ${q})`;
}

async function read(
  scope: Pick<Scope, 'db'>,
  where: SQL | undefined,
  page?: { limit: number; offset: number },
): Promise<LoggedLetter[]> {
  const { referencePrefix } = await currentEdition(scope);
  const query = scope.db
    .select({ letter, of: registration })
    .from(letter)
    .innerJoin(registration, eq(registration.id, letter.registrationId))
    .where(where)
    .orderBy(desc(letter.issuedAt), desc(letter.id))
    .$dynamic();
  const rows = await (page ? query.limit(page.limit).offset(page.offset) : query);
  return rows.map(({ letter: one, of }) => ({
    id: one.id,
    kind: one.kind,
    number: numberOf(referencePrefix, one.kind, one.number),
    issuedAt: one.issuedAt,
    issuedBy: one.issuedBy,
    revokedAt: one.revokedAt,
    revokeReason: one.revokeReason,
    standing: standingOfLetter(one, of.state),
    reference: of.reference,
    name: latinName(of),
  }));
}
