import { and, eq, gte, lt, not, type SQL, sql } from 'drizzle-orm';
import {
  assignment,
  badgePrint,
  delegationHead,
  edition,
  hold,
  preparedDecision,
  registration,
  registrationTag,
  ticket as ticketTable,
  waiting,
} from '@/db/schema';
import { lacks } from '@/lib/completion/lacking';
import type { Actor } from '@/lib/core/actor';
import type { Scope } from '@/lib/core/scope';
import { hasOpenDouble } from '@/lib/identity/queries';
import { owesConsent } from '@/lib/registration/asking';
import { withinReach } from '@/lib/registration/reach';
import { textMatchesFor } from '@/lib/registration/search';
import type { RegistrationFilter } from './input';

/** Who asks, and when: whoever was inside at closing time is gone by the same clock as everything else. */
export type Reader = Pick<Scope, 'actor' | 'now'>;

/** What a filter asks of a registration, as it stands or as it stood at a moment. */
export type Situation = {
  state: SQL;
  isSeated: SQL;
  isComing: SQL;
  hasTicket: SQL;
  hasBadge: SQL;
  wasAdmitted: SQL;
  isInside: SQL;
  /** The moment of the past at which it stood so; none for now. */
  before?: Date;
};

/**
 * The one translation of a filter into SQL: tile, list, export, page and API count with it (product rule 9). What the reader
 * is limited to is part of it, so that no list or number can forget it; what is assigned to `me` is that reader's.
 */
export function matching(
  { actor, now }: Reader,
  editionId: string,
  filter: RegistrationFilter,
  as: Situation = asItStands(now),
): SQL | undefined {
  const { status, category, country, seat, pool, presence, attendance, citizens, q } = filter;
  const { territory, track, appliedFrom, appliedBefore, tag, assignee, double, ticket, wave, badge } = filter;
  const { head, missing, consent } = filter;
  return and(
    eq(registration.editionId, editionId),
    withinReach(actor),
    status ? sql`${as.state} = ${status}` : undefined,
    category ? eq(registration.category, category) : undefined,
    country ? eq(registration.countryRepresented, country) : undefined,
    pool ? eq(registration.isInternational, pool === 'international') : undefined,
    seat === 'held' ? as.isSeated : seat === 'none' ? sql`NOT ${as.isSeated}` : undefined,
    presence === 'inside' ? as.isInside : presence ? as.wasAdmitted : undefined,
    attendance === 'silent' ? isSilent : attendance ? as.isComing : undefined,
    badge ? badgeIs(badge, as) : undefined,
    head ? isHead : undefined,
    missing ? and(sql`${as.state} = 'approved'`, lacks(missing, as.before)) : undefined,
    consent ? owesConsent(as) : undefined,
    citizens ? isForeigner(editionId) : undefined,
    territory ? sql`${CITY} = ${foldCity(territory)}` : undefined,
    track ? sql`${track} = ANY(${registration.tracks})` : undefined,
    appliedFrom ? gte(registration.submittedAt, new Date(appliedFrom)) : undefined,
    appliedBefore ? lt(registration.submittedAt, new Date(appliedBefore)) : undefined,
    tag ? hasTag(tag) : undefined,
    wave ? standsInWave(wave) : undefined,
    double ? hasOpenDouble : undefined,
    ticket ? hasStoppedTicket : undefined,
    assignee ? isLookedAfterBy(assignee, actor) : undefined,
    q ? textMatchesFor(actor, q) : undefined,
  );
}

/** Cities are typed by people: spacing and case do not make another one. NULL where nothing was typed. */
export const CITY = sql`nullif(lower(btrim(${registration.territory})), '')`;
const foldCity = (typed: string): SQL => sql`lower(btrim(${typed}))`;

const isForeigner = (editionId: string): SQL =>
  sql`${registration.citizenship} <> (SELECT ${edition.hostCountry} FROM ${edition} WHERE ${edition.id} = ${editionId})`;

const holdsSeat = sql`EXISTS (SELECT 1 FROM ${hold} WHERE ${hold.registrationId} = ${registration.id})`;

/** True for who is on the waiting list and approved there in advance. */
export const isApprovedWaiting = sql<boolean>`EXISTS (
  SELECT 1 FROM ${waiting}
  WHERE ${waiting.registrationId} = ${registration.id} AND ${waiting.approvedAt} IS NOT NULL)`;

const hasStoppedTicket = sql`EXISTS (
  SELECT 1 FROM ${ticketTable}
  WHERE ${ticketTable.registrationId} = ${registration.id} AND ${ticketTable.status} = 'suspended')`;

/** Small sets, read once for a whole list. */
const hasTicketThat = (condition: SQL): SQL => sql`${registration.id} IN (
  SELECT ends.registration_id FROM ${ticketTable} AS ends WHERE ${condition})`;
const hasBadgeThat = (condition: SQL): SQL => sql`${registration.id} IN (
  SELECT printed.registration_id FROM ${badgePrint} AS printed JOIN ${ticketTable} AS ends ON ends.id = printed.ticket_id
  WHERE ${condition})`;
/** A ticket that admitted at a moment of the past. */
const counted = (at: Date): SQL =>
  sql`ends.issued_at < ${at} AND (ends.ended_at IS NULL OR ends.ended_at >= ${at})`;

/** A badge of the code that counts: printed, still to be printed, handed over, or printed and lying at a desk. */
function badgeIs(badge: NonNullable<RegistrationFilter['badge']>, as: Situation): SQL | undefined {
  if (badge === 'printed') return as.hasBadge;
  if (badge === 'missing') return and(as.hasTicket, not(as.hasBadge));
  const isOut = badge === 'collected';
  return hasBadgeThat(sql`ends.status = 'active' AND (printed.collected_at IS NOT NULL) = ${isOut}`);
}

/** Asked whether they come, and not heard of since. */
const isSilent = sql`(${registration.state} = 'approved' AND ${registration.attendanceAskedAt} IS NOT NULL
  AND ${registration.attendanceConfirmedAt} IS NULL)`;

const isHead = sql`(${registration.id}, ${registration.delegationId}) IN (
  SELECT ${delegationHead.registrationId}, ${delegationHead.delegationId} FROM ${delegationHead})`;

const hasTag = (tag: string) => sql`EXISTS (
  SELECT 1 FROM ${registrationTag}
  WHERE ${registrationTag.registrationId} = ${registration.id} AND ${registrationTag.tagId} = ${tag})`;

/** Put into a wave, also one that is over; into any that is to come, or into none. */
function standsInWave(wave: string): SQL {
  const prepared = sql`SELECT 1 FROM ${preparedDecision} WHERE ${preparedDecision.registrationId} = ${registration.id}`;
  if (wave === 'none') return sql`NOT EXISTS (${prepared} AND ${preparedDecision.settledAt} IS NULL)`;
  if (wave === 'any') return sql`EXISTS (${prepared} AND ${preparedDecision.settledAt} IS NULL)`;
  return sql`EXISTS (${prepared} AND ${preparedDecision.waveId} = ${wave})`;
}

function isLookedAfterBy(assignee: string, actor: Actor): SQL {
  const ofThis = sql`SELECT 1 FROM ${assignment} WHERE ${assignment.registrationId} = ${registration.id}`;
  if (assignee === 'nobody') return sql`NOT EXISTS (${ofThis})`;
  const userId = assignee !== 'me' ? assignee : actor.kind === 'person' ? actor.userId : undefined;
  return userId ? sql`EXISTS (${ofThis} AND ${assignment.userId} = ${userId})` : sql`false`;
}

const instant = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`;

/** The first zone of an edition is its venue: who is inside there is inside the forum. */
const VENUES = sql`(
  SELECT DISTINCT ON (edition_id) edition_id, zone.key, closes_at, time_zone
  FROM zone JOIN edition ON edition.id = edition_id ORDER BY edition_id, position, zone.key) AS venue`;

/** When a zone last closed before a moment, so that everybody inside counted as gone; the long past where it never does. */
const lastClosing = (at: SQL): SQL => sql`coalesce((
  SELECT max(closing) FROM (SELECT ((${at} AT TIME ZONE time_zone)::date - back + closes_at::time) AT TIME ZONE time_zone
    AS closing FROM generate_series(0, 1) AS back) AS closings WHERE closing <= ${at}), '-infinity')`;

const standsInVenue = (condition: SQL): SQL => sql`${registration.id} IN (
  SELECT presence.registration_id FROM presence JOIN ${VENUES}
    ON venue.edition_id = presence.edition_id AND venue.key = presence.zone WHERE ${condition})`;

/** The newest counted reading in the venue before a moment, with the first entry. What was taken back by then is none. */
const stoodInVenue = (at: Date, condition: SQL): SQL => sql`${registration.id} IN (
  SELECT registration_id FROM (
    SELECT DISTINCT ON (registration_id) registration_id, scanned_at AS at, direction, time_zone, closes_at,
      bool_or(direction = 'entry') OVER (PARTITION BY registration_id) AS has_come
    FROM scan JOIN ${VENUES} ON venue.edition_id = scan.edition_id AND venue.key = scan.zone
    WHERE verdict IN ('admit', 'admit_with_action') AND scanned_at < ${at} AND registration_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM scan_undo WHERE scan_id = scan.id AND undone_at < ${at})
    ORDER BY registration_id, scanned_at DESC, scan.id DESC) AS stood WHERE ${condition})`;

export const asItStands = (now: Date): Situation => ({
  state: sql`${registration.state}`,
  isSeated: holdsSeat,
  isComing: sql`${registration.attendanceConfirmedAt} IS NOT NULL`,
  hasTicket: hasTicketThat(sql`ends.status = 'active'`),
  hasBadge: hasBadgeThat(sql`ends.status = 'active'`),
  wasAdmitted: standsInVenue(sql`first_entry_at IS NOT NULL`),
  isInside: standsInVenue(sql`direction = 'entry' AND presence.at > ${lastClosing(instant(now))}`),
});

/** The same at a moment of the past; `state` is what it was then, and the rule by which seats are held today's. */
export const asItStood = (at: Date, state: SQL, seated: readonly string[]): Situation => ({
  state,
  isSeated: sql`${state} IN (${sql.join(
    seated.map((one) => sql`${one}`),
    sql`, `,
  )})`,
  isComing: sql`${registration.attendanceConfirmedAt} < ${at}`,
  hasTicket: hasTicketThat(counted(at)),
  hasBadge: hasBadgeThat(sql`${counted(at)} AND printed.printed_at < ${at}`),
  wasAdmitted: stoodInVenue(at, sql`has_come`),
  isInside: stoodInVenue(at, sql`direction = 'entry' AND at > ${lastClosing(instant(at))}`),
  before: at,
});
