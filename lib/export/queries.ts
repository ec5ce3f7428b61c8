import { asc, eq, sql } from 'drizzle-orm';
import { columnSet, delegation, registration } from '@/db/schema';
import { actorKey } from '@/lib/core/actor';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { mayExport } from './policy';

const exported = {
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
  phone: registration.phone,
  submittedAt: registration.submittedAt,
  stateChangedAt: registration.stateChangedAt,
  citizenship: registration.citizenship,
  isInternational: registration.isInternational,
  badgeName: registration.badgeName,
  honorific: registration.honorific,
  tracks: registration.tracks,
  languages: registration.languages,
  locale: registration.locale,
  emailConfirmedAt: registration.emailConfirmedAt,
  attendanceConfirmedAt: registration.attendanceConfirmedAt,
};

const CHUNK = 1000;
export type ExportedRow = Awaited<ReturnType<typeof chunkOf>>[number];

/**
 * The registrations behind ids, in the order of the ids, a thousand at a time as the reader asks for them: what has been
 * counted is what is delivered, and no connection is held while somebody downloads over a slow line.
 */
export async function* rowsOf(scope: Pick<Scope, 'db'>, ids: readonly string[]): AsyncGenerator<ExportedRow> {
  for (let from = 0; from < ids.length; from += CHUNK)
    yield* await chunkOf(scope, ids.slice(from, from + CHUNK));
}

const chunkOf = ({ db }: Pick<Scope, 'db'>, ids: readonly string[]) =>
  db
    .select(exported)
    .from(registration)
    .leftJoin(delegation, eq(delegation.id, registration.delegationId))
    .where(sql`${registration.id} = ANY(${sql.param([...ids])}::uuid[])`)
    .orderBy(asc(registration.submittedAt), asc(registration.id));

export type ColumnSet = typeof columnSet.$inferSelect;

/** The column sets that a person has saved, by name. */
export async function columnSets(scope: Scope): Promise<Result<ColumnSet[], 'NOT_ALLOWED'>> {
  if (!mayExport(scope.actor)) return refuse('NOT_ALLOWED');
  return ok(
    await scope.db
      .select()
      .from(columnSet)
      .where(eq(columnSet.owner, actorKey(scope.actor)))
      .orderBy(asc(columnSet.name)),
  );
}
