import { sql } from 'drizzle-orm';
import { edition } from '@/db/schema';
import { walkChain } from '@/lib/audit/queries';
import type { Scope } from '@/lib/core/scope';
import { recount } from '@/lib/pool/queries';

export type Verification = {
  ok: boolean;
  faults: { code: string; detail: Record<string, unknown> }[];
  pools: { edition: string; key: string; counted: number; holds: number; registrations: number }[];
  audit: Awaited<ReturnType<typeof walkChain>>;
};

/** Recounts every pool three ways (counter, holds, states of registrations) and walks the audit chain. Read-only. */
export async function verify(scope: Scope): Promise<Verification> {
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
  const astray = await waitingAstray(scope);
  if (astray > 0) faults.push({ code: 'WAITING_LIST_DIFFERS', detail: { registrations: astray } });
  const audit = await walkChain(scope);
  if (audit.brokenAt) faults.push({ code: 'AUDIT_CHAIN_BROKEN', detail: audit.brokenAt });
  return { ok: faults.length === 0, faults, pools, audit };
}

/** How many registrations should hold a seat of a pool, by their states alone. */
async function seatedByState(
  scope: Scope,
  editionId: string,
  key: string,
  heldFrom: string,
): Promise<number> {
  const states = heldFrom === 'submission' ? ['submitted', 'needs_info', 'approved'] : ['approved'];
  const { rows } = await scope.db.execute<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM registration
    WHERE edition_id = ${editionId} AND is_international = ${key === 'international'}
      AND state IN (${sql.join(
        states.map((state) => sql`${state}`),
        sql`, `,
      )})`);
  return rows[0]?.count ?? 0;
}

/** Registrations that are waitlisted without a place in the list, or the other way round. */
async function waitingAstray(scope: Scope): Promise<number> {
  const { rows } = await scope.db.execute<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM registration
    FULL JOIN waiting ON waiting.registration_id = registration.id
    WHERE (registration.state = 'waitlisted') IS DISTINCT FROM (waiting.registration_id IS NOT NULL)`);
  return rows[0]?.count ?? 0;
}
