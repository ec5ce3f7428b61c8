import { and, eq, type SQL, sql } from 'drizzle-orm';
import { assignment, hold, registration, registrationTag, scan } from '@/db/schema';
import type { Actor } from '@/lib/core/actor';
import { textMatches } from '@/lib/registration/search';
import type { RegistrationFilter } from './input';

/**
 * The one translation of a filter into SQL: tile, list, export, page and API count with it (product rule 9). `actor` is
 * who asks: what is assigned to `me` is nothing without one.
 */
export function matching(editionId: string, filter: RegistrationFilter, actor?: Actor): SQL | undefined {
  const { status, category, country, seat, pool, presence, tag, assignee, q } = filter;
  return and(
    eq(registration.editionId, editionId),
    status ? eq(registration.state, status) : undefined,
    category ? eq(registration.category, category) : undefined,
    country ? eq(registration.countryRepresented, country) : undefined,
    pool ? eq(registration.isInternational, pool === 'international') : undefined,
    seat === 'held' ? holdsSeat : seat === 'none' ? sql`NOT ${holdsSeat}` : undefined,
    presence ? wasAdmitted : undefined,
    tag ? hasTag(tag) : undefined,
    assignee ? isLookedAfterBy(assignee, actor) : undefined,
    q ? textMatches(q) : undefined,
  );
}

const holdsSeat = sql`EXISTS (SELECT 1 FROM ${hold} WHERE ${hold.registrationId} = ${registration.id})`;

const hasTag = (tag: string) => sql`EXISTS (
  SELECT 1 FROM ${registrationTag}
  WHERE ${registrationTag.registrationId} = ${registration.id} AND ${registrationTag.tagId} = ${tag})`;

function isLookedAfterBy(assignee: string, actor: Actor | undefined): SQL {
  const ofThis = sql`SELECT 1 FROM ${assignment} WHERE ${assignment.registrationId} = ${registration.id}`;
  if (assignee === 'nobody') return sql`NOT EXISTS (${ofThis})`;
  const userId = assignee !== 'me' ? assignee : actor?.kind === 'person' ? actor.userId : undefined;
  return userId ? sql`EXISTS (${ofThis} AND ${assignment.userId} = ${userId})` : sql`false`;
}

const wasAdmitted = sql`EXISTS (
  SELECT 1 FROM ${scan}
  WHERE ${scan.registrationId} = ${registration.id} AND ${scan.direction} = 'entry'
    AND ${scan.verdict} IN ('admit', 'admit_with_action'))`;
