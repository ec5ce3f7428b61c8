import { expect, test } from '@playwright/test';
import { sparing } from '@/lib/core/sparing';

test('each kind is let through once a minute, and the next time says how many were held back', () => {
  let at = 0;
  const heldBack = sparing(() => at);
  expect(heldBack('a')).toBe(0);
  expect([heldBack('a'), heldBack('a')]).toEqual([undefined, undefined]);
  expect(heldBack('b')).toBe(0);
  at = 60_000;
  expect(heldBack('a')).toBe(2);
  at = 120_000;
  expect(heldBack('a')).toBe(0);
});

test('of very many kinds the oldest is forgotten: whoever makes up kinds fills no memory', () => {
  const heldBack = sparing(() => 0);
  for (let kind = 0; kind < 2000; kind++) heldBack(`kind ${kind}`);
  expect(heldBack('kind 1999')).toBeUndefined();
  expect(heldBack('kind 0')).toBe(0);
});
