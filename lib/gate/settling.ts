import type { ConflictKind } from '@/db/schema';
import type { ReadingInput } from './input';
import type { ScanAnswer } from './queries';
import type { Owner } from './reading';
import { type AtDoor, isAdmitted, isInside, type Judgement, judge, type Reason, VERDICT_OF } from './rules';
import { around, type Step, type Timeline } from './timeline';

export type Settled = {
  answer: ScanAnswer;
  /** The step that the person has made by it. */
  step: Step | undefined;
  /** By how many it changes how many are inside. */
  came: -1 | 0 | 1;
  conflicts: { kind: ConflictKind; otherScanId?: string }[];
};

type Arrived = { reading: ReadingInput; owner: Owner | undefined; isClockWrong: boolean; editionId: string };

/**
 * What becomes of one reading. Where the gate could ask, our judgement; where it could not, what it decided has happened
 * and is written down as it happened, and what does not go with what is known here is a conflict for a supervisor.
 */
export function settle(arrived: Arrived, door: AtDoor, way: Timeline): Settled {
  const { reading, owner, editionId, isClockWrong } = arrived;
  const { previous } = around(way, door.at);
  const facts = owner && {
    ...owner,
    category: owner.person.category,
    isThisEdition: owner.editionId === editionId,
  };
  const ours = judge(facts, previous, door);
  const happened = whatHappened(reading, ours);
  const isIn = isAdmitted(happened.verdict);
  const isOurs = facts?.isThisEdition === true;
  const wasIn = isInside(previous, door);
  const isEntry = reading.direction === 'entry';
  const conflicts: Settled['conflicts'] = isClockWrong ? [{ kind: 'clock_wrong' }] : [];
  if (isIn) conflicts.push(...contradiction(reading, ours, isOurs, door, way));
  return {
    answer: {
      ...happened,
      ...(isOurs && { person: owner?.person, ...firstScan(happened.reason, way) }),
    },
    step:
      isIn && isOurs
        ? { at: door.at, direction: reading.direction, gate: reading.gate, scanId: reading.id }
        : undefined,
    came: !isIn || !isOurs || wasIn === isEntry ? 0 : isEntry ? 1 : -1,
    conflicts,
  };
}

function whatHappened(
  { override, offline, decided }: ReadingInput,
  ours: Judgement,
): Omit<Judgement, 'note'> & { note?: ScanAnswer['note'] } {
  if (override) return { verdict: VERDICT_OF.overridden, reason: 'overridden' };
  if (offline && decided) return { verdict: VERDICT_OF[decided], reason: decided };
  const { note, ...judged } = ours;
  return { ...judged, ...(note && { note }) };
}

const firstScan = (reason: Reason, { firstEntry }: Timeline): Pick<ScanAnswer, 'firstScan'> =>
  reason === 'welcome' || !firstEntry
    ? {}
    : { firstScan: { at: firstEntry.at.toISOString(), gate: firstEntry.gate } };

/** What a gate may do without the network against the rules, and is nobody's mistake. */
const HARMLESS: ReadonlySet<Reason> = new Set([
  'already_in',
  'not_inside',
  'zone_full',
  'gate_closed',
  'consent_owed',
]);

/** Why an admission does not go with what is known here. A supervisor's word about somebody known is no contradiction. */
function contradiction(
  reading: ReadingInput,
  ours: Judgement,
  isOurs: boolean,
  door: AtDoor,
  way: Timeline,
): Settled['conflicts'] {
  if (!isOurs) return [{ kind: 'unknown_admitted' }];
  if (reading.override) return [];
  const twin = reading.direction === 'entry' ? otherEntry(door, way) : undefined;
  if (twin) return [{ kind: 'admitted_twice', otherScanId: twin.scanId }];
  return isAdmitted(ours.verdict) || HARMLESS.has(ours.reason) ? [] : [{ kind: 'admitted_against' }];
}

/** An admission of the same person with no exit between: before this one, or after it by a gate that could not know. */
function otherEntry(door: AtDoor, way: Timeline): Step | undefined {
  const { previous, next } = around(way, door.at);
  if (isInside(previous, door)) return previous;
  const isStillIn = next && isInside({ direction: 'entry', at: door.at }, { ...door, at: next.at });
  return next?.direction === 'entry' && isStillIn ? next : undefined;
}
