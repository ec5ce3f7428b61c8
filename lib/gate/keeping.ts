import { sql } from 'drizzle-orm';
import { type Besides, insertAll, rowsFor } from '@/db/insert';
import { type ConflictKind, conflict, scan } from '@/db/schema';
import { factRows } from '@/lib/audit/commands';
import { type Actor, actorKey } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { type Scope, sendLast, type TxScope } from '@/lib/core/scope';
import type { Ground } from './ground';
import type { ReadingInput } from './input';
import type { Owner } from './reading';
import type { Settled } from './settling';
import type { Spot, Timeline } from './timeline';

/** A reading that was settled, with everything that is written down of it. */
export type Kept = Settled & {
  scope: Pick<Scope, 'actor' | 'now' | 'requestId'>;
  reading: ReadingInput;
  at: Date;
  zone: string;
  codeHash: string;
  owner: Owner | undefined;
  way: Timeline;
};
/** A conflict about a reading that is written down already. */
export type Late = { scanId: string; kind: ConflictKind };

/** Writes everything that came of a company of readings by one statement, which travels with the COMMIT. */
export function keep(tx: TxScope, ground: Ground, kept: Kept[], late: Late[]): void {
  const written = insertAll(
    tx.db,
    rowsFor(
      scan,
      kept.map((one) => scanRow(ground, one)),
    ),
    {
      ...rowsFor(conflict, [
        ...kept.flatMap((one) => one.conflicts.map((its) => conflictRow(ground, one, its))),
        ...late.map((one) => ({ ...one, id: newId(), editionId: ground.editionId, openedAt: tx.now })),
      ]),
      isRepeatable: true,
    },
    ...factRows(tx, kept.map(scannedFact)),
    ...presenceRows(ground, kept),
  );
  sendLast(tx, written);
}

function scanRow(
  { editionId }: Ground,
  { scope, reading, at, zone, codeHash, owner, answer }: Kept,
): typeof scan.$inferInsert {
  return {
    id: reading.id,
    editionId,
    gate: reading.gate,
    zone,
    direction: reading.direction,
    ticketId: owner?.ticketId ?? null,
    registrationId: owner?.registrationId ?? null,
    codeHash,
    verdict: answer.verdict,
    reason: answer.reason,
    answer,
    scannedAt: at,
    receivedAt: scope.now,
    isOffline: reading.offline ?? false,
    scannedBy: actorKey(scope.actor),
    deviceId: deviceOf(scope.actor),
    operatorId: reading.override?.operatorId ?? reading.operatorId ?? null,
    overrideReason: reading.override?.reason ?? null,
  };
}

const deviceOf = (actor: Actor): string | null => (actor.kind === 'device' ? actor.deviceId : null);

const conflictRow = (
  { editionId }: Ground,
  { scope, reading, owner }: Kept,
  { kind, otherScanId }: Settled['conflicts'][number],
): typeof conflict.$inferInsert => ({
  id: newId(),
  editionId,
  kind,
  scanId: reading.id,
  otherScanId: otherScanId ?? null,
  registrationId: owner?.registrationId ?? null,
  openedAt: scope.now,
});

const scannedFact = ({ scope, reading, answer: { verdict, reason } }: Kept) => ({
  action: 'ticket.scanned',
  subject: `scan:${reading.id}`,
  actor: actorKey(scope.actor),
  requestId: scope.requestId,
  after: {
    verdict,
    reason,
    gate: reading.gate,
    ...(reading.override && { isOverridden: true }),
  },
  // Written by hand, and about somebody: outside the chain, so that it can be erased.
  personal: reading.override && { override: reading.override.reason },
});

/** Where each person stands afterwards: the newest step of their way, in one row for each zone. */
function presenceRows({ editionId }: Ground, kept: Kept[]): Besides[] {
  const moved = kept.flatMap((one) =>
    one.step && one.owner ? [{ registrationId: one.owner.registrationId, zone: one.zone, way: one.way }] : [],
  );
  const rows = [...new Map(moved.map((one) => [one.way, one])).values()].map(presenceRow);
  return rows.length > 0 ? [{ change: upsertPresence(editionId, rows) }] : [];
}

export function presenceRow({ registrationId, zone, way: { steps, firstEntry } }: Spot & { way: Timeline }) {
  const last = steps.at(-1);
  return {
    registrationId,
    zone,
    direction: last?.direction,
    at: last?.at,
    gate: last?.gate,
    scanId: last?.scanId,
    firstAt: firstEntry?.at,
    firstGate: firstEntry?.gate,
  };
}

/** Everybody's row is ours to write: their tickets are locked. */
export const upsertPresence = (editionId: string, rows: ReturnType<typeof presenceRow>[]) => sql`
  INSERT INTO presence (registration_id, zone, edition_id, direction, at, gate, scan_id, first_entry_at, first_entry_gate)
  SELECT "registrationId", zone, ${editionId}::uuid, direction, at, gate, "scanId", "firstAt", "firstGate"
  FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given ("registrationId" uuid, zone text, direction text,
    at timestamptz, gate text, "scanId" uuid, "firstAt" timestamptz, "firstGate" text)
  ON CONFLICT (registration_id, zone) DO UPDATE SET direction = excluded.direction, at = excluded.at, gate = excluded.gate,
    scan_id = excluded.scan_id, first_entry_at = excluded.first_entry_at, first_entry_gate = excluded.first_entry_gate`;
