import { createToken } from '@/lib/auth/commands';
import { expectOk } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { growTo } from '../grown-edition';
import { withInstance } from '../instance';
import { drive, type Outcome, type Sent, unexpected } from '../load';
import { type Searches, searchesIn } from './searches';

/** A forum with so many registrations; what was not as it must be gathers in `faults`. */
export type Forum = {
  size: number;
  url: string;
  pid: number;
  scope(): Scope;
  token: string;
  searches: Searches;
  faults: string[];
};

/** Two reviewers at work all the time: what one waits for is the server, and not a crowd in front of it. */
const REVIEWERS = 2;

/** All of them at once, so that whatever else the machine does, it does to all of them. */
export const withForums = <T>(
  [size, ...more]: readonly number[],
  work: (forums: Forum[]) => Promise<T>,
): Promise<T> =>
  size === undefined
    ? work([])
    : withInstance({ processes: 1 }, async ({ url, pid, scope }) => {
        await growTo(scope(), size);
        const { token } = expectOk(
          await createToken(scope(), { name: 'bench', scopes: ['registrations:read', 'review'] }),
        );
        const forum = { size, url, pid, scope, token, searches: await searchesIn(scope()), faults: [] };
        return withForums(more, (forums) => work([forum, ...forums]));
      });

/** Sends requests as a reviewer's program would, and expects 200 to each. */
export async function ask(
  { url, token, faults }: Forum,
  name: string,
  count: number,
  request: (position: number) => Sent,
): Promise<Outcome> {
  const authorized = (sent: Sent): Sent => ({
    ...sent,
    headers: { ...sent.headers, authorization: `Bearer ${token}` },
  });
  const done = await drive({
    url,
    concurrency: REVIEWERS,
    count,
    request: (position) => authorized(request(position)),
  });
  faults.push(...unexpected(done, { 200: count }).map((fault) => `${name}: ${fault}`));
  return done;
}
