import { createHash } from 'node:crypto';
import { z } from 'zod';
import { instant, parseInput } from '@/lib/core/input';
import { ok, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { noteSeen } from '@/lib/device/commands';
import { statusInput } from '@/lib/device/input';
import { operatorsOf } from '@/lib/device/queries';
import { LOCK_AFTER_MS } from '@/lib/device/rules';
import { categoriesOf } from '@/lib/edition/queries';
import { scanMany } from './commands';
import { groundOf, zonesOf } from './ground';
import { type BatchInput, readingInput, scanInput, undoInput } from './input';
import { insideNow } from './occupancy';
import { gatesOf, type ScanAnswer } from './queries';
import { rosterSince } from './roster';
import type { Taken } from './taking';
import { undoScan } from './undoing';

const MOST_RECORDS = 500;
const recordInput = z.union([readingInput, undoInput]);
type GateRecord = z.output<typeof recordInput>;

/** What a device says each time, and what it has read since it was last heard. */
export const syncInput = statusInput.extend({
  sentAt: instant,
  cursor: z.string().max(200).nullable(),
  configVersion: z.string().max(100).nullable(),
  /** When its roster was last brought up to date. */
  rosterAt: instant.nullable().default(null),
  records: z.array(z.unknown()).max(MOST_RECORDS),
});
export type SyncInput = z.output<typeof syncInput>;

export type RecordAnswer =
  | { id: string; answer: ScanAnswer | { undone: string } }
  | { id: string; refused: string };

/**
 * One talk of a device with the house: what it has read is taken, each record by itself and in its order; it hears what has
 * changed of the people, of the rules, and how many are inside.
 */
export async function syncDevice(scope: Scope, input: SyncInput) {
  if (scope.actor.kind !== 'device') return refuse('NOT_ALLOWED');
  const answers = await takeRecords(scope, input.records, input.sentAt);
  await noteSeen(scope, {
    queued: Math.max(0, input.queued - input.records.length),
    people: input.people,
    rosterAt: input.rosterAt?.toISOString() ?? null,
    clockAheadMs: input.sentAt.getTime() - scope.now.getTime(),
  });
  const [roster, config, ground] = await Promise.all([
    rosterSince(scope, input.cursor),
    configOf(scope),
    groundOf(scope),
  ]);
  if (!roster.ok) return roster;
  const inside = await insideNow(scope, ground);
  return ok({
    now: scope.now.toISOString(),
    answers,
    ...roster.value,
    inside,
    ...(config.version !== input.configVersion && { config }),
  });
}
export type SyncAnswer = Extract<Awaited<ReturnType<typeof syncDevice>>, { ok: true }>['value'];

/** The same for a program: readings only, and nothing is taken back. */
export async function takeScans(
  scope: Scope,
  { scans, sentAt }: BatchInput,
): Promise<({ id: string; answer: ScanAnswer } | { id: string; refused: string })[]> {
  const read = scans.map((raw) => ({ id: idOf(raw), read: parseInput(scanInput, raw) }));
  const good = read.flatMap((one) => (one.read.ok ? [one.read.value] : []));
  const taken = new Map((await scanMany(scope, good, sentAt)).map((one, at) => [good[at]?.id, one]));
  return read.map(({ id, read: one }) => {
    const done = one.ok ? (taken.get(one.value.id) as Taken) : one;
    return done.ok ? { id, answer: done.value } : { id, refused: done.refusal.code };
  });
}

/** Takes records in their order; one that is no record is refused by itself. */
export async function takeRecords(
  scope: Scope,
  sent: unknown[],
  sentAt: Date | undefined,
): Promise<RecordAnswer[]> {
  const records = sent.map((raw) => ({ id: idOf(raw), read: parseInput(recordInput, raw) }));
  const readings = records.flatMap(({ read }) => (read.ok && !('undo' in read.value) ? [read.value] : []));
  const taken = await scanMany(scope, readings, sentAt);
  const byId = new Map(readings.map((reading, at) => [reading.id, taken[at] as Taken]));
  const answers: RecordAnswer[] = [];
  for (const { id, read } of records) {
    const done = read.ok ? await outcomeOf(scope, read.value, byId) : read;
    answers.push(done.ok ? { id, answer: done.value } : { id, refused: done.refusal.code });
  }
  return answers;
}

const outcomeOf = async (
  scope: Scope,
  one: GateRecord,
  taken: Map<string, Taken>,
): Promise<Taken | Awaited<ReturnType<typeof undoScan>>> =>
  'undo' in one ? undoScan(scope, one) : (taken.get(one.id) as Taken);

/** What a record is called, as far as it can be read: its own id, or that of the reading it takes back. */
function idOf(raw: unknown): string {
  const { id, undo } = (raw ?? {}) as { id?: unknown; undo?: unknown };
  return String(undo ?? id ?? '').slice(0, 64);
}

/** Everything that a device needs to decide and to show, besides the people. */
async function configOf(scope: Scope) {
  const { actor } = scope;
  if (actor.kind !== 'device') throw new Error('a configuration for what is no device');
  const { editionId, timeZone } = await groundOf(scope);
  const [zones, gates, categories, operators] = await Promise.all([
    zonesOf(scope, editionId),
    gatesOf(scope),
    categoriesOf(scope, editionId),
    operatorsOf(scope, editionId),
  ]);
  const config = {
    editionId,
    timeZone,
    zones: zones.map(({ editionId: _, ...zone }) => zone),
    gates: gates.map(({ key, name, zone, closedAt }) => ({ key, name, zone, isOpen: closedAt === null })),
    categories: categories.map(({ code, letter, name, position }) => ({ code, letter, name, position })),
    operators,
    pinSalt: editionId,
    device: { id: actor.deviceId, gate: actor.gate, role: actor.role },
    lockAfterMs: LOCK_AFTER_MS,
  };
  return {
    version: createHash('sha256').update(JSON.stringify(config)).digest('hex').slice(0, 16),
    ...config,
  };
}
