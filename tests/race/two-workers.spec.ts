import type { TaskKind } from '@/lib/task/rules';
import { HANDLERS } from '@/lib/worker/handlers';
import { expect, type House, test } from '../support/house';
import { rowsOf } from '../support/rows';
import { momentOf, TASK_CASES } from '../support/task-cases';

/** The same worker's work, as it is when graphile-worker gives it to the next one. */
const perform = (house: House, kind: TaskKind, payload: never) =>
  HANDLERS[kind](house.scope(undefined, momentOf(kind)), payload);

for (const kind of Object.keys(TASK_CASES) as TaskKind[]) {
  test(`${kind}: two workers at it at once do it once`, async ({ house }) => {
    const payload = (await TASK_CASES[kind](house)) as never;
    const working = [1, 2].map(() => perform(house, kind, payload));
    const ended = await Promise.allSettled(working);
    expect(ended.some(({ status }) => status === 'fulfilled')).toBe(true);
    const together = await rowsOf(house);
    // The one that has lost a race is tried again, as graphile-worker does.
    await perform(house, kind, payload);
    const again = await rowsOf(house);
    if (ended.every(({ status }) => status === 'fulfilled')) expect(again).toEqual(together);
    await perform(house, kind, payload);
    expect(await rowsOf(house)).toEqual(again);
    await house.expectSound();
  });
}
