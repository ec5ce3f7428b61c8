import { and, count, eq, inArray, sql } from 'drizzle-orm';
import { edition, type RegistrationState, registration } from '@/db/schema';
import { walkChain } from '@/lib/audit/queries';
import type { Scope } from '@/lib/core/scope';
import { recount } from '@/lib/pool/queries';

export type Verification = {
  ok: boolean;
  faults: { code: string; detail: Record<string, unknown> }[];
  pools: { edition: string; key: string; counted: number; holds: number; registrations: number }[];
  audit: Awaited<ReturnType<typeof walkChain>>;
};

/**
 * Recounts every pool three ways (counter, holds, states of registrations) and walks the audit chain. Read-only, and all
 * of it at one moment: between two statements of a busy forum seats move.
 */
export function verify(scope: Scope): Promise<Verification> {
  return scope.db.transaction((db) => verifyAt({ ...scope, db }), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });
}

async function verifyAt(scope: Scope): Promise<Verification> {
  const editions = await scope.db.select().from(edition).orderBy(edition.key);
  const pools: Verification['pools'] = [];
  const faults: Verification['faults'] = [];
  for (const { id, key, seatsHeldFrom } of editions) {
    for (const counted of await recount(scope, id)) {
      const row = {
        edition: key,
        ...counted,
        registrations: await seatedByState(scope, id, counted.key, seatsHeldFrom),
      };
      pools.push(row);
      if (row.counted !== row.holds) faults.push({ code: 'POOL_COUNTER_DIFFERS', detail: row });
      if (row.holds !== row.registrations) faults.push({ code: 'HOLDS_DIFFER_FROM_STATES', detail: row });
    }
  }
  const misplaced = await misplacedRegistrations(scope);
  if (misplaced.length > 0)
    faults.push({ code: 'REGISTRATIONS_MISPLACED', detail: { references: misplaced } });
  const audit = await walkChain(scope);
  if (audit.brokenAt) faults.push({ code: 'AUDIT_CHAIN_BROKEN', detail: audit.brokenAt });
  return { ok: faults.length === 0, faults, pools, audit };
}

/** The states in which a registration has a seat. */
const seated = (heldFrom: string) => (heldFrom === 'submission' ? SEATED_FROM_SUBMISSION : ['approved']);
const SEATED_FROM_SUBMISSION = ['submitted', 'needs_info', 'approved'];

/** How many registrations should hold a seat of a pool, by their states alone. */
async function seatedByState(
  scope: Scope,
  editionId: string,
  key: string,
  heldFrom: string,
): Promise<number> {
  const [row] = await scope.db
    .select({ count: count() })
    .from(registration)
    .where(
      and(
        eq(registration.editionId, editionId),
        eq(registration.isInternational, key === 'international'),
        inArray(registration.state, seated(heldFrom) as RegistrationState[]),
      ),
    );
  return row?.count ?? 0;
}

const MOST_NAMED = 20;

/** Registrations whose state, seat, place in the list and pool do not go together, each by its reference. */
async function misplacedRegistrations(scope: Scope): Promise<string[]> {
  const { rows } = await scope.db.execute<{ reference: string }>(sql`
    SELECT registration.reference FROM registration
    JOIN edition ON edition.id = registration.edition_id
    LEFT JOIN hold ON hold.registration_id = registration.id
    LEFT JOIN waiting ON waiting.registration_id = registration.id
    WHERE (hold.pool IS NOT NULL) IS DISTINCT FROM (
        state = 'approved' OR (seats_held_from = 'submission' AND state IN ('submitted', 'needs_info')))
      OR (waiting.pool IS NOT NULL) IS DISTINCT FROM (state = 'waitlisted')
      OR (coalesce(hold.pool, waiting.pool) = 'international') IS DISTINCT FROM
        CASE WHEN coalesce(hold.pool, waiting.pool) IS NOT NULL THEN is_international END
    ORDER BY registration.reference LIMIT ${MOST_NAMED}`);
  return rows.map(({ reference }) => reference);
}
