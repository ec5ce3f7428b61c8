import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { edition, hold, type PoolKey, registration } from '@/db/schema';
import { walkChain } from '@/lib/audit/chain';
import type { Scope } from '@/lib/core/scope';
import { missingFiles } from '@/lib/file/sweeping';
import { presenceDifferences } from '@/lib/gate/recounting';
import { type Recount, recount } from '@/lib/pool/queries';
import { tallyDifferences } from '@/lib/tally/queries';
import { atOneMoment } from './moment';

/** Everything that can be found wrong; each has a sentence in the catalogues, under `admin.pools.fault`. */
export const FAULT_CODES = [
  'POOL_COUNTER_DIFFERS',
  'HOLDS_DIFFER_FROM_STATES',
  'WAITING_COUNTER_DIFFERS',
  'SEAT_DIFFERS_FROM_STATE',
  'PLACE_DIFFERS_FROM_STATE',
  'POOL_DIFFERS_FROM_COUNTRY',
  'CAPS_DIFFER_FROM_RECORD',
  'INVITATION_USES_DIFFER',
  'TALLY_DIFFERS',
  'PRESENCE_DIFFERS',
  'FILES_MISSING',
  'AUDIT_CHAIN_BROKEN',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

export type Verification = {
  ok: boolean;
  faults: { code: FaultCode; detail: Record<string, unknown> }[];
  pools: (Recount & { edition: string; registrations: number })[];
  audit: Awaited<ReturnType<typeof walkChain>>;
};

/**
 * Recounts every pool three ways (counters, holds and places with reserved seats, states of registrations), names every
 * registration whose parts contradict each other, counts the tally and who is where anew, looks whether files lie where rows say, and walks the audit chain. Read-only, and all of it
 * at one moment; `onWay` is told now and then how many facts of the chain have held so far.
 */
export const verify = (scope: Scope, onWay?: (walked: number) => Promise<void>): Promise<Verification> =>
  atOneMoment(scope, (at) => verifyAt(at, onWay));

async function verifyAt(scope: Scope, onWay?: (walked: number) => Promise<void>): Promise<Verification> {
  const editions = await scope.db.select().from(edition).orderBy(edition.key);
  const pools: Verification['pools'] = [];
  const faults: Verification['faults'] = [];
  for (const { id, key, seatsHeldFrom } of editions) {
    for (const counted of await recount(scope, id)) {
      const registrations = await seatedByState(scope, id, counted.key, seatsHeldFrom);
      const row = { edition: key, ...counted, registrations };
      pools.push(row);
      if (row.counted !== row.holds + row.reserved)
        faults.push({ code: 'POOL_COUNTER_DIFFERS', detail: row });
      if (row.holds !== row.registrations) faults.push({ code: 'HOLDS_DIFFER_FROM_STATES', detail: row });
      if (row.waitingCounted !== row.waiters) faults.push({ code: 'WAITING_COUNTER_DIFFERS', detail: row });
    }
  }
  for (const { fault, reference } of await misplaced(scope)) {
    const known = faults.find(({ code }) => code === fault);
    if (known) (known.detail.references as string[]).push(reference);
    else faults.push({ code: fault, detail: { references: [reference] } });
  }
  for (const detail of await tallyDifferences(scope)) faults.push({ code: 'TALLY_DIFFERS', detail });
  const lost = await presenceDifferences(scope, MOST_NAMED);
  if (lost.length > 0) faults.push({ code: 'PRESENCE_DIFFERS', detail: { references: lost } });
  const missing = await missingFiles(scope, MOST_NAMED);
  if (missing.length > 0) faults.push({ code: 'FILES_MISSING', detail: { references: missing } });
  const audit = await walkChain(scope, onWay);
  if (audit.brokenAt) faults.push({ code: 'AUDIT_CHAIN_BROKEN', detail: audit.brokenAt });
  return { ok: faults.length === 0, faults, pools, audit };
}

/**
 * The states in which a registration has a seat; where that begins with the approval, an invitation may have
 * brought one before, and who had been approved keeps it through another review.
 */
const isSeated = (heldFrom: string): SQL | undefined =>
  heldFrom === 'submission'
    ? inArray(registration.state, ['submitted', 'needs_info', 'approved'])
    : or(
        eq(registration.state, 'approved'),
        and(
          inArray(registration.state, ['submitted', 'needs_info']),
          sql`EXISTS (SELECT 1 FROM ${hold} WHERE ${hold.registrationId} = ${registration.id}
            AND (${registration.invitationId} IS NOT NULL OR ${hold.isKept}))`,
        ),
      );

/** How many registrations should hold a seat of a pool, by their states alone. */
function seatedByState(scope: Scope, editionId: string, key: PoolKey, heldFrom: string): Promise<number> {
  return scope.db.$count(
    registration,
    and(eq(registration.editionId, editionId), isSeated(heldFrom), belongsTo(key)),
  );
}

function belongsTo(key: PoolKey): SQL {
  const name = key.slice(key.indexOf(':') + 1);
  if (key.startsWith('category:')) return eq(registration.category, name);
  if (key.startsWith('delegation:')) return eq(registration.delegationId, name);
  return eq(registration.isInternational, key === 'international');
}

const MOST_NAMED = 20;

type Misplaced = { fault: FaultCode; reference: string };

/** Registrations whose state, seat, place in the list and pools do not go together, each with what is wrong. */
async function misplaced(scope: Scope): Promise<Misplaced[]> {
  const { rows } = await scope.db.execute<Misplaced>(sql`
    SELECT fault, reference FROM (
      SELECT registration.reference, CASE
        WHEN (hold.pool IS NOT NULL) IS DISTINCT FROM (
          state = 'approved' OR (state IN ('submitted', 'needs_info')
            AND (seats_held_from = 'submission' OR (hold.pool IS NOT NULL AND (invitation_id IS NOT NULL OR hold.is_kept)))))
          THEN 'SEAT_DIFFERS_FROM_STATE'
        WHEN (waiting.pool IS NOT NULL) IS DISTINCT FROM (state = 'waitlisted') THEN 'PLACE_DIFFERS_FROM_STATE'
        WHEN coalesce(hold.pool, waiting.pool) <> CASE WHEN is_international THEN 'international' ELSE 'domestic' END
          THEN 'POOL_DIFFERS_FROM_COUNTRY'
        WHEN coalesce(hold.caps, waiting.caps) <> array_remove(
          ARRAY['category:' || registration.category, 'delegation:' || registration.delegation_id], NULL)
          THEN 'CAPS_DIFFER_FROM_RECORD'
      END AS fault
      FROM registration JOIN edition ON edition.id = registration.edition_id
      LEFT JOIN hold ON hold.registration_id = registration.id
      LEFT JOIN waiting ON waiting.registration_id = registration.id
      UNION ALL
      SELECT 'invitation ' || invitation.id, 'INVITATION_USES_DIFFER' FROM invitation
      WHERE uses <> (SELECT count(*) FROM registration WHERE invitation_id = invitation.id)) AS checked
    WHERE fault IS NOT NULL ORDER BY fault, reference LIMIT ${MOST_NAMED}`);
  return rows;
}
