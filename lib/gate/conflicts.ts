import { and, asc, desc, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import {
  type ConflictDecision,
  type ConflictKind,
  conflict,
  delegation,
  device,
  operator,
  quarantine,
  registration,
  scan,
} from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorNames } from '@/lib/auth/queries';
import { actorKey } from '@/lib/core/actor';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { photoNamesOf } from '@/lib/photo/queries';
import type { ConflictInput } from './input';
import { mayRunGates } from './policy';
import { type PersonAtGate, seen, shown } from './queries';
import type { Reason } from './rules';

/** One of the readings that do not go together. */
export type ConflictScan = {
  gate: string;
  direction: 'entry' | 'exit';
  at: Date;
  reason: Reason;
  isOffline: boolean;
  device: string | null;
  operator: string | null;
  overrideReason: string | null;
};
/** What a revoked device sent, and nobody has taken or dropped yet. */
export type Quarantined = { device: string; receivedAt: Date; gate: string; at: string; isUndo: boolean };
export type ListedConflict = {
  id: string;
  kind: ConflictKind;
  /** The reading that it is about; of what is in quarantine, the id under which it is held. */
  scanId: string;
  openedAt: Date;
  person?: PersonAtGate;
  /** Which photo there is of the person. */
  photo?: string;
  scan?: ConflictScan;
  other?: ConflictScan;
  quarantined?: Quarantined;
  closed?: { at: Date; by: string; decision: ConflictDecision; note: string | null };
};
const MOST_LISTED = 200;

/** What was done at the gates and does not fit: what is open oldest first, what was closed newest first. */
export async function listConflicts(
  scope: Scope,
  state: 'open' | 'closed',
): Promise<Result<ListedConflict[], 'NOT_ALLOWED'>> {
  if (!mayRunGates(scope.actor)) return refuse('NOT_ALLOWED');
  const { id: editionId } = await currentEdition(scope);
  const own = readingOf('one');
  const other = readingOf('other');
  const sender = alias(device, 'sender');
  const rows = await scope.db
    .select({
      conflict,
      person: seen,
      own: own.fields,
      other: other.fields,
      quarantined: { device: sender.name, receivedAt: quarantine.receivedAt, sent: quarantine.sent },
    })
    .from(conflict)
    .leftJoin(registration, eq(registration.id, conflict.registrationId))
    .leftJoin(delegation, eq(delegation.id, registration.delegationId))
    .leftJoin(own.scan, eq(own.scan.id, conflict.scanId))
    .leftJoin(own.device, eq(own.device.id, own.scan.deviceId))
    .leftJoin(own.operator, eq(own.operator.id, own.scan.operatorId))
    .leftJoin(other.scan, eq(other.scan.id, conflict.otherScanId))
    .leftJoin(other.device, eq(other.device.id, other.scan.deviceId))
    .leftJoin(other.operator, eq(other.operator.id, other.scan.operatorId))
    .leftJoin(quarantine, eq(quarantine.id, conflict.scanId))
    .leftJoin(sender, eq(sender.id, quarantine.deviceId))
    .where(
      and(
        eq(conflict.editionId, editionId),
        state === 'open' ? isNull(conflict.closedAt) : isNotNull(conflict.closedAt),
      ),
    )
    .orderBy(state === 'open' ? asc(conflict.openedAt) : desc(conflict.closedAt), asc(conflict.id))
    .limit(MOST_LISTED);
  const closers = rows.flatMap((row) => row.conflict.closedBy ?? []);
  const names = await actorNames(scope, closers);
  const ids = rows.flatMap((row) => row.conflict.registrationId ?? []);
  const photos = await photoNamesOf(scope, ids);
  return ok(
    rows.map((row) => ({ ...listed(row, names), photo: photos.get(row.conflict.registrationId ?? '') })),
  );
}

/** A reading with its device and operator, under names of their own: a conflict has two of them. */
function readingOf(name: string) {
  const its = alias(scan, `${name}_scan`);
  const on = alias(device, `${name}_device`);
  const by = alias(operator, `${name}_operator`);
  const fields = {
    gate: its.gate,
    direction: its.direction,
    at: its.scannedAt,
    reason: its.reason,
    isOffline: its.isOffline,
    device: on.name,
    operator: by.name,
    overrideReason: its.overrideReason,
  };
  return { scan: its, device: on, operator: by, fields };
}

type Fields = { [K in keyof ConflictScan]: K extends 'reason' ? string | null : ConflictScan[K] | null };
type Row = {
  conflict: typeof conflict.$inferSelect;
  person: (Parameters<typeof shown>[0] & { reference: string | null }) | Record<string, unknown> | null;
  own: Fields;
  other: Fields;
  quarantined: { device: string | null; receivedAt: Date | null; sent: unknown };
};

function listed(row: Row, names: ReadonlyMap<string, string>): ListedConflict {
  const { id, kind, scanId, openedAt, closedAt, closedBy, decision, note } = row.conflict;
  const { device: from, receivedAt, sent } = row.quarantined;
  const reading = (sent ?? {}) as { gate?: unknown; scannedAt?: unknown; undo?: unknown };
  return {
    id,
    kind,
    scanId,
    openedAt,
    ...(row.conflict.registrationId && { person: shown(row.person as Parameters<typeof shown>[0]) }),
    ...(row.own.gate !== null && { scan: row.own as ConflictScan }),
    ...(row.other.gate !== null && { other: row.other as ConflictScan }),
    ...(from !== null &&
      receivedAt !== null && {
        quarantined: {
          device: from,
          receivedAt,
          gate: String(reading.gate ?? ''),
          at: String(reading.scannedAt ?? ''),
          isUndo: reading.undo !== undefined,
        },
      }),
    ...(closedAt &&
      decision && { closed: { at: closedAt, by: names.get(closedBy ?? '') ?? '', decision, note } }),
  };
}

export type CloseRefusal = 'NOT_ALLOWED' | 'CONFLICT_CLOSED';

/**
 * Closes a conflict with what a supervisor found out. Of two who close one the second is told what the first decided. What
 * a revoked device sent is closed by taking or dropping it.
 */
export function closeConflict(
  scope: Scope,
  { id, decision, note }: ConflictInput,
): Promise<Result<void, CloseRefusal>> {
  return inTransaction<void, CloseRefusal>(scope, async (tx) => {
    if (!mayRunGates(tx.actor)) return refuse('NOT_ALLOWED');
    const [closed] = await tx.db
      .update(conflict)
      .set({ closedAt: tx.now, closedBy: actorKey(tx.actor), decision, note: note ?? null })
      .where(and(eq(conflict.id, id), isNull(conflict.closedAt), ne(conflict.kind, 'device_revoked')))
      .returning();
    if (!closed) return closedAlready(tx, eq(conflict.id, id));
    await noteClosed(tx, closed, note);
    return ok(undefined);
  });
}

export async function closedAlready(tx: TxScope, which: ReturnType<typeof eq>) {
  const [found] = await tx.db.select().from(conflict).where(which);
  if (!found?.closedAt) return refuse('CONFLICT_CLOSED');
  const names = await actorNames(tx, [found.closedBy ?? '']);
  return refuse('CONFLICT_CLOSED', {
    decision: found.decision,
    at: found.closedAt.toISOString(),
    by: names.get(found.closedBy ?? ''),
  });
}

export const noteClosed = (
  tx: TxScope,
  { id, kind, scanId, decision }: typeof conflict.$inferSelect,
  note?: string,
): Promise<void> =>
  record(tx, {
    action: 'conflict.closed',
    subject: `conflict:${id}`,
    after: { kind, scan: scanId, decision },
    personal: note ? { reason: note } : undefined,
  });
