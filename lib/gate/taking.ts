import type { ConflictKind } from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope, TxScope } from '@/lib/core/scope';
import { orderBadges } from './badges';
import type { Ground } from './ground';
import type { ReadingInput } from './input';
import { type Kept, keep } from './keeping';
import { mayScan } from './policy';
import type { ScanAnswer } from './queries';
import { answersOf, insideOf, nameOf, type Owner, ownersOf } from './reading';
import { type AtDoor, isAdmitted, putRight, VERDICT_OF } from './rules';
import { settle } from './settling';
import { insertStep, type Spot, spotKey, timelinesOf } from './timeline';

/** One reading with who sends it, and what the sender's clock shows while sending. */
export type Sent = { scope: Scope | TxScope; reading: ReadingInput; sentAt?: Date };
export type TakeRefusal = 'NOT_ALLOWED' | 'UNKNOWN_GATE' | 'UNKNOWN_OPERATOR';
export type Taken = Result<ScanAnswer, TakeRefusal>;

/**
 * Takes readings that came together, in the order in which they were made, and answers each: what one has done the next one
 * sees. A repeated id gets the answer it got before, whatever has changed since; a reading that is refused stops nobody else.
 */
export async function takeReadings(tx: TxScope, ground: Ground, sent: Sent[]): Promise<Taken[]> {
  const answers = new Map<Sent, Taken>();
  const accepted = sent.filter((one) => {
    const refusal = refusalOf(ground, one);
    if (refusal) answers.set(one, refuse(refusal));
    return !refusal;
  });
  const readings = accepted.map(({ reading }) => reading);
  const ids = readings.map(({ id }) => id);
  const [before, known] = await Promise.all([answersOf(tx, ids), ownersOf(tx, ground, readings)]);
  // Of two with one id the first is taken.
  const first = new Map(accepted.toReversed().map((one) => [one.reading.id, one]));
  const fresh = [...first.values()].filter(({ reading }) => !before.has(reading.id));
  const kept = await judgeAll(tx, ground, known, fresh);
  await orderBadges(tx, ground, kept);
  const repeated = accepted.filter(({ reading }) => before.has(reading.id));
  keep(
    tx,
    ground,
    kept,
    repeated.flatMap((one) => unaware(one, before.get(one.reading.id))),
  );
  for (const { reading, answer } of kept) before.set(reading.id, answer);
  for (const one of accepted) {
    const answer = before.get(one.reading.id);
    if (answer) answers.set(one, ok(answer));
  }
  return sent.map((one) => answers.get(one) as Taken);
}

function refusalOf(ground: Ground, { scope, reading }: Sent): TakeRefusal | undefined {
  if (!mayScan(scope.actor)) return 'NOT_ALLOWED';
  if (!ground.gates.has(reading.gate)) return 'UNKNOWN_GATE';
  if (reading.operatorId && !ground.operators.has(reading.operatorId)) return 'UNKNOWN_OPERATOR';
  if (reading.override && !ground.supervisors.has(reading.override.operatorId)) return 'UNKNOWN_OPERATOR';
  return undefined;
}

/** A device that has let somebody in for want of an answer that was already given otherwise. */
function unaware(
  { reading }: Sent,
  answer: ScanAnswer | undefined,
): { scanId: string; kind: ConflictKind }[] {
  const didAdmit = reading.offline && reading.decided && isAdmitted(VERDICT_OF[reading.decided]);
  return didAdmit && answer && !isAdmitted(answer.verdict)
    ? [{ scanId: reading.id, kind: answer.reason === 'already_in' ? 'admitted_twice' : 'admitted_against' }]
    : [];
}

async function judgeAll(
  tx: TxScope,
  ground: Ground,
  { owners, standing }: Awaited<ReturnType<typeof ownersOf>>,
  sent: Sent[],
): Promise<Kept[]> {
  const made = sent
    .map((one) => ({ ...one, ...putRight(one.reading.scannedAt, one.sentAt, one.scope.now) }))
    .sort((one, other) => one.at.getTime() - other.at.getTime());
  const arrivals = made.map((one) => ({
    ...one,
    owner: owners.get(nameOf(one.reading)),
    door: doorAt(ground, one.reading, one.at),
  }));
  const ways = await timelinesOf(tx, standing, arrivals.flatMap(spotOf));
  const inside = await insideOf(tx, ground, limitedZones(arrivals));
  return arrivals.map((arrival) => {
    const { door, owner } = arrival;
    const key = spotOf(arrival).map(spotKey).join();
    const way = ways.get(key) ?? { steps: [], firstEntry: undefined };
    ways.set(key, way);
    const before = inside.get(door.zone.key) ?? 0;
    const settled = settle({ ...arrival, editionId: ground.editionId }, { ...door, inside: before }, way);
    inside.set(door.zone.key, before + settled.came);
    if (settled.step) insertStep(way, settled.step);
    return { ...arrival, zone: door.zone.key, codeHash: codeHashOf(arrival.reading), owner, way, ...settled };
  });
}

/** The hash of what was read; of somebody found by name nothing was. */
const codeHashOf = (reading: ReadingInput): string => ('code' in reading ? nameOf(reading) : '');

function doorAt(
  { gates, timeZone }: Ground,
  { gate, direction }: ReadingInput,
  at: Date,
): Omit<AtDoor, 'inside'> {
  const known = gates.get(gate);
  if (!known) throw new Error('a gate that was asked about before is gone');
  return { zone: known.zone, isGateOpen: known.isOpen, direction, at, timeZone };
}

type Arrival = { owner: Owner | undefined; door: Omit<AtDoor, 'inside'> };

const spotOf = ({ owner, door: { zone, at } }: Arrival): (Spot & { at: Date })[] =>
  owner ? [{ registrationId: owner.registrationId, zone: zone.key, at }] : [];

/** The zones with a limit that somebody comes to, and when. */
function limitedZones(arrivals: Arrival[]): { zone: AtDoor['zone']; at: Date }[] {
  const limited = arrivals.filter(({ door }) => door.zone.mostInside !== null && door.direction === 'entry');
  return [...new Map(limited.map(({ door }) => [door.zone.key, door])).values()];
}
