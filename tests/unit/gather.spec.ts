import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { gather } from '@/lib/core/gather';

/** Work that is done when told, and the companies that it was given. */
function slowWork() {
  const companies: number[][] = [];
  const open: (() => void)[] = [];
  const work = (items: number[]) => {
    companies.push(items);
    return new Promise<number[]>((resolve) => open.push(() => resolve(items.map((item) => item * 10))));
  };
  return { companies, work, finish: () => open.shift()?.() };
}

const untilQuiet = async () => {
  for (let round = 0; round < 10; round += 1) await turn();
};

test('those who come while others are at work are done together, in their order, at most so many', async () => {
  const { companies, work, finish } = slowWork();
  const join = gather(work, 3);
  const answers = [1, 2, 3, 4, 5].map(join);
  await untilQuiet();
  expect(companies).toEqual([[1, 2, 3]]);
  finish();
  await untilQuiet();
  expect(companies).toEqual([
    [1, 2, 3],
    [4, 5],
  ]);
  finish();
  expect(await Promise.all(answers)).toEqual([10, 20, 30, 40, 50]);
});

test('a round waits while more keep coming, until it is full', async () => {
  const { companies, work, finish } = slowWork();
  const join = gather(work, 4);
  const answers: Promise<number>[] = [];
  for (const item of [1, 2, 3, 4]) {
    answers.push(join(item));
    expect(companies).toEqual([]);
    await turn();
  }
  await untilQuiet();
  expect(companies).toEqual([[1, 2, 3, 4]]);
  finish();
  expect(await Promise.all(answers)).toEqual([10, 20, 30, 40]);
});

test('only the culprit fails: the others of its company go again, each alone', async () => {
  const join = gather(async (items: number[]) => {
    if (items.includes(2)) throw new Error('two');
    return items;
  }, 10);
  const outcomes = await Promise.allSettled([1, 2, 3].map(join));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
