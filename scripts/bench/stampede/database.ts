import { anonymous } from '@/lib/core/actor';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { submitTogether } from '@/lib/registration/commands';
import type { RegistrationInput } from '@/lib/registration/input';
import { makePeople } from '@/lib/seed/people';
import { CONCURRENCY } from '../floor';
import { withInstance } from '../instance';
import { seatFaults } from '../judgement';
import { figure, found, type Measured } from '../measured';
import { PER_SECOND } from './api';

/** The same work without web: what the statements of a shared transaction cost, sixty-four people in each. */
export const measureDatabase = (count: number, earlier: readonly Measured[]): Promise<Measured> =>
  withInstance({ processes: 0 }, async ({ scope }) => {
    const inputs = makePeople(count, 1, new Date()).map(({ registration }) => registration);
    const start = performance.now();
    const refused = await submitAll(scope, inputs);
    const perSecond = count / ((performance.now() - start) / 1000);
    const api = found(earlier, 'api', PER_SECOND);
    return {
      part: 'database',
      figures: [
        figure(PER_SECOND, perSecond, '/s'),
        ...(api ? [figure('through the API, of these', api / perSecond, '×')] : []),
      ],
      faults: [...(refused > 0 ? [`${refused} were refused`] : []), ...(await seatFaults(scope()))],
    };
  });

/** Everybody applies as a stranger, in transactions as a busy process makes them; tells how many were refused. */
export async function submitAll(scope: () => Scope, inputs: readonly RegistrationInput[]): Promise<number> {
  let refused = 0;
  for (let from = 0; from < inputs.length; from += CONCURRENCY) {
    const some = inputs.slice(from, from + CONCURRENCY);
    const submitted = await inTransaction({ ...scope(), actor: anonymous }, async (tx) =>
      ok(await submitTogether(tx, some)),
    );
    refused += expectOk(submitted).filter((answer) => !answer.ok).length;
  }
  return refused;
}
