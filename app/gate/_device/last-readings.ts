import { isAdmitted, UNDO_MS, VERDICT_OF } from '@/lib/gate/rules';
import { decide, type Known } from './decision';
import type { Shown } from './shown';
import type { Standing, Step } from './standing';
import { type GateRecord, isUndo } from './wire';

/** What is kept of the last readings over a page that is left: enough to list them and to take them back. */
export type LastReadings = { shown: Shown[]; steps: [string, Step][] };

export const lastReadings = (shown: readonly Shown[], standing: Standing): LastReadings => ({
  shown: [...shown],
  steps: standing.stepsOf(new Set(shown.map(({ id }) => id))),
});

/** Those that may still be taken back and were answered, as nothing new to say: nobody stands before the gate any more. */
export const stillToShow = ({ shown }: LastReadings, now: Date): Shown[] =>
  shown
    .filter(({ at, answer }) => answer && now.getTime() - new Date(at).getTime() < UNDO_MS)
    .map((one) => ({ ...one, saying: 0 }));

/** People stand where the readings have put them that nobody has yet: they are gone through again, in their order. */
export async function goThroughAgain(
  known: Known,
  waiting: readonly GateRecord[],
  serverTime: (deviceTime: Date) => Date,
): Promise<void> {
  for (const record of waiting) {
    if (isUndo(record)) {
      known.standing.takeBack(record.undo);
      continue;
    }
    const { id, gate, direction, scannedAt, decided, code, registrationId = '' } = record;
    if (!decided || !isAdmitted(VERDICT_OF[decided])) continue;
    const read = code === undefined ? { registrationId } : { code };
    const decision = await decide(known, read, gate, direction, serverTime(new Date(scannedAt)));
    if (decision) known.standing.step(decision.person, id, gate, decision.door);
  }
}
