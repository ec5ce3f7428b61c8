import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { type Outcome, type Reading, ReadingQueue } from '@/app/gate/_scanner/queue';

const reading = (id: string): Reading => ({
  id,
  gate: 'N1',
  direction: 'entry',
  scannedAt: '2027-08-27T06:00:00.000Z',
  code: id,
});
const admitted: Outcome = { kind: 'answered', answer: { verdict: 'admit', reason: 'welcome' } };
const kinds = (queue: ReadingQueue) => queue.taken().map(({ outcome }) => outcome.kind);

test('what the network loses goes again under its own id, oldest first, and nothing is lost', async () => {
  const sent: string[] = [];
  let isDown = true;
  const queue = new ReadingQueue(async ({ id }) => {
    sent.push(id);
    return isDown ? undefined : admitted;
  }, 5);
  queue.take(reading('a'));
  queue.take(reading('b'));
  await sleep(1);
  expect(kinds(queue)).toEqual(['queued', 'queued']);
  isDown = false;
  await expect.poll(() => kinds(queue)).toEqual(['answered', 'answered']);
  expect(sent.at(-1)).toBe('b');
  expect(new Set(sent)).toEqual(new Set(['a', 'b']));
  expect(sent.filter((id) => id === 'b')).toHaveLength(1);
});

test('readings are sent one after the other, and all are taken at once', async () => {
  let atOnce = 0;
  let most = 0;
  const queue = new ReadingQueue(async () => {
    most = Math.max(most, ++atOnce);
    await sleep(2);
    atOnce -= 1;
    return admitted;
  });
  for (const id of ['a', 'b', 'c']) queue.take(reading(id));
  expect(kinds(queue)).toEqual(['sending', 'sending', 'sending']);
  await expect.poll(() => kinds(queue)).toEqual(['answered', 'answered', 'answered']);
  expect(most).toBe(1);
});

test('the last five answers are kept, and everything that waits', async () => {
  let isDown = false;
  const queue = new ReadingQueue(async () => (isDown ? undefined : admitted), 60_000);
  for (const id of ['1', '2', '3', '4', '5', '6', '7']) {
    queue.take(reading(id));
    await sleep(0);
  }
  await expect.poll(() => kinds(queue)).toEqual(Array(5).fill('answered'));
  isDown = true;
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) queue.take(reading(id));
  await expect.poll(() => kinds(queue).filter((kind) => kind === 'queued')).toHaveLength(7);
  isDown = false;
  await queue.wake();
  expect(queue.taken().map(({ reading: { id } }) => id)).toEqual(['g', 'f', 'e', 'd', 'c']);
});
