import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

export type Task = Challenge;

const PATIENCE_MS = 5 * 60 * 1000;

/**
 * The solution as the server wants it. The derivations run beside the page's own thread, in the browser's cryptography, so
 * typing goes on meanwhile.
 * @throws where the page has no secure context, or after five minutes
 */
export async function solved(task: Task, controller: AbortController): Promise<string> {
  const solution = await solveChallenge({ challenge: task, deriveKey, controller, timeout: PATIENCE_MS });
  if (!solution) throw new Error('not solved in time');
  const { counter, derivedKey } = solution;
  return btoa(JSON.stringify({ challenge: task, solution: { counter, derivedKey } }));
}
