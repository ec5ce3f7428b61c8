import { and, eq, type SQL, sql } from 'drizzle-orm';
import { hold, registration, scan } from '@/db/schema';
import type { Actor } from '@/lib/core/actor';
import { withinReach } from '@/lib/registration/reach';
import { textMatchesFor } from '@/lib/registration/search';
import type { RegistrationFilter } from './input';

/**
 * The one translation of a filter into SQL: tile, list, export, page and API count with it (product rule 9). What the reader
 * is limited to is part of it, so that no list or number can forget it.
 */
export function matching(actor: Actor, editionId: string, filter: RegistrationFilter): SQL | undefined {
  const { status, category, country, seat, pool, presence, q } = filter;
  return and(
    eq(registration.editionId, editionId),
    withinReach(actor),
    status ? eq(registration.state, status) : undefined,
    category ? eq(registration.category, category) : undefined,
    country ? eq(registration.countryRepresented, country) : undefined,
    pool ? eq(registration.isInternational, pool === 'international') : undefined,
    seat === 'held' ? holdsSeat : seat === 'none' ? sql`NOT ${holdsSeat}` : undefined,
    presence ? wasAdmitted : undefined,
    q ? textMatchesFor(actor, q) : undefined,
  );
}

const holdsSeat = sql`EXISTS (SELECT 1 FROM ${hold} WHERE ${hold.registrationId} = ${registration.id})`;

const wasAdmitted = sql`EXISTS (
  SELECT 1 FROM ${scan}
  WHERE ${scan.registrationId} = ${registration.id} AND ${scan.direction} = 'entry'
    AND ${scan.verdict} IN ('admit', 'admit_with_action'))`;
