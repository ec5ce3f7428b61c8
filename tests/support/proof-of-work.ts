import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';

/** What a browser sends for a task that it has solved. */
export async function solve(task: Challenge): Promise<string> {
  const solution = await solveChallenge({ challenge: task, deriveKey });
  if (!solution) throw new Error('not solved');
  const { counter, derivedKey } = solution;
  return Buffer.from(JSON.stringify({ challenge: task, solution: { counter, derivedKey } })).toString(
    'base64',
  );
}
