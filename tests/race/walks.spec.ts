import fc from 'fast-check';
import { verify } from '@/lib/dashboard/verify';
import { expectAgreeing } from '../support/agree';
import type { Database } from '../support/database';
import { organiser } from '../support/people';
import { test } from '../support/shared-database';
import { type Stride, stride, strides } from '../support/walks';
import { beginHistory, scopeOf } from '../support/world';

/** Other walks each time; a failure names the seed, and the same seed gives the same walks. */
const SEED = Number(process.env.MODEL_SEED ?? Date.now() % 1_000_000);
const RUNS = Number(process.env.MODEL_RUNS ?? 40);
const PATIENCE_MS = 2000 * RUNS;

async function walk(database: Database, steps: Stride[]): Promise<void> {
  const world = await beginHistory(database);
  // Nobody asks the model here; it numbers the codes, and is never short of seats for them.
  world.model.capacity = Number.MAX_SAFE_INTEGER;
  for (const step of steps) {
    world.minutes += 0.1;
    const scope = scopeOf(world, organiser);
    const answer = await stride(world, scope, step);
    const told = answer.ok ? 'done' : answer.refusal.code;
    expectAgreeing((await verify(scope)).faults, [], `${step.do}: ${told}`);
  }
}

for (const part of [1, 2]) {
  test(`whatever moves a seat, in whatever order, seats, states, list and counters agree after each step, part ${part}`, async ({
    shared,
  }, testInfo) => {
    test.setTimeout(2 * PATIENCE_MS);
    testInfo.annotations.push({ type: 'seed', description: `MODEL_SEED=${SEED}` });
    let last: Promise<unknown> = Promise.resolve();
    const property = fc.asyncProperty(strides(30), async (steps) => {
      last = walk(shared, steps);
      await last;
    });
    try {
      await fc.assert(property, { seed: SEED + part, numRuns: RUNS, interruptAfterTimeLimit: PATIENCE_MS });
    } finally {
      // Out of patience, a walk is left alone in its middle: it must not meet the next one in this database.
      await last.catch(() => undefined);
    }
  });
}
