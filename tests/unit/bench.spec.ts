import { expect, test } from '@playwright/test';
import { registrationInput } from '@/lib/registration/input';
import { makeApplicants } from '@/scripts/bench/applicants';
import { type Outcome, unexpected } from '@/scripts/bench/load';

test('a crowd causes exactly the answers that it says', () => {
  const { bodies, expected } = makeApplicants(2000);
  const parsed = bodies.map((body) => registrationInput.safeParse(JSON.parse(body)));
  const seen = new Set<string>();
  const answers = { 201: 0, 409: 0, 422: 0 };
  for (const { success, data } of parsed) {
    if (!success) answers[422] += 1;
    else if (seen.has(data.email)) answers[409] += 1;
    else answers[201] += 1;
    if (success) seen.add(data.email);
  }
  expect(answers).toEqual(expected);
  expect(expected).toEqual({ 201: 1948, 409: 32, 422: 20 });
});

test('an answer too many, one too few and a broken connection are each told', () => {
  const outcome = { answers: { 201: 8, 500: 1 }, errors: 1 } as unknown as Outcome;
  expect(unexpected(outcome, { 201: 9 })).toEqual([
    '8 answers 201 instead of 9',
    '1 answers 500 instead of 0',
    '1 connections broke',
  ]);
  expect(unexpected({ ...outcome, answers: { 201: 9 }, errors: 0 }, { 201: 9 })).toEqual([]);
});
