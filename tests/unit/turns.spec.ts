import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setImmediate as look, setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { turns } from '@/scripts/server/turns';

const KNOWN = true;
const STRANGER = false;

/** Requests that begin when their turn comes, by name; each answer ends when the test says so. */
function door({ isPressed = false } = {}) {
  let now = 0;
  const takeTurn = turns({ isPressed: () => isPressed, now: () => now });
  const begun: string[] = [];
  const late: string[] = [];
  const answers = new Map<string, EventEmitter>();
  const come = (name: string, isKnown: boolean) => {
    const answer = new EventEmitter();
    answers.set(name, answer);
    void takeTurn(isKnown, answer as unknown as ServerResponse).then((isInTime) =>
      (isInTime ? begun : late).push(name),
    );
  };
  return {
    come,
    begun,
    late,
    end: (name: string) => answers.get(name)?.emit('close'),
    pass: (ms: number) => (now += ms),
  };
}

const crowd = (count: number) => Array.from({ length: count }, (_, at) => `stranger ${at}`);

test('requests begin one at a time, in their order, with a look at the sockets in between', async () => {
  const { come, begun } = door();
  for (const name of crowd(3)) come(name, STRANGER);
  expect(begun).toEqual([]);
  const seen: number[] = [];
  while (begun.length < 3) {
    await look();
    seen.push(begun.length);
  }
  expect(begun).toEqual(crowd(3));
  expect(seen.every((count, at) => count - (seen[at - 1] ?? 0) <= 1)).toBe(true);
});

test('whom we know begins before every stranger who waits', async () => {
  const { come, begun } = door();
  for (const name of crowd(40)) come(name, STRANGER);
  come('reviewer', KNOWN);
  while (begun.length < 41) await look();
  expect(begun[0]).toBe('reviewer');
  expect(begun.slice(1)).toEqual(crowd(40));
});

test('while a flood lasts a few strangers are answered at a time, and whom we know as ever', async () => {
  const { come, begun, end, pass } = door({ isPressed: true });
  for (const name of crowd(20)) come(name, STRANGER);
  await expect.poll(() => begun).toEqual(crowd(6));
  // Nobody follows while these are at it.
  await sleep(100);
  expect(begun).toEqual(crowd(6));
  come('gate', KNOWN);
  await expect.poll(() => begun.at(-1)).toBe('gate');
  end('stranger 2');
  await expect.poll(() => begun.at(-1)).toBe('stranger 6');
  // Who keeps a place for a second without an end to it keeps it no longer.
  pass(1000);
  await expect.poll(() => begun.filter((name) => name !== 'gate')).toEqual(crowd(13));
});

test('who has waited for five seconds is told to come again, and nobody who comes then waits for that', async () => {
  const { come, begun, late, end, pass } = door({ isPressed: true });
  for (const name of crowd(30)) come(name, STRANGER);
  await expect.poll(() => begun).toHaveLength(6);
  pass(5000);
  come('late comer', STRANGER);
  for (const name of crowd(6)) end(name);
  await expect.poll(() => begun).toEqual([...crowd(6), 'late comer']);
  expect(late).toEqual(crowd(30).slice(6));
});
