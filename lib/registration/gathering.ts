import type { Db } from '@/db/client';
import { actorKey } from '@/lib/core/actor';
import { expectOk, ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { type SubmitRefusal, type Submitted, submit, submitTogether } from './commands';
import type { RegistrationInput } from './input';

type Answer = Result<Submitted, SubmitRefusal>;
type Waiting = {
  scope: Scope;
  input: RegistrationInput;
  answer: (answer: Answer) => void;
  fail: (error: unknown) => void;
};
/** What arrived at this process and is not in a transaction yet. */
type Gathering = { waiting: Waiting[]; isAtWork: boolean };

const MOST_AT_ONCE = 100;
const gatherings = new WeakMap<object, Gathering>();

/**
 * Submits one application in company: those that arrive while a transaction is under way share the next one, so that a
 * stampede stands in line for the seats a few times and not a thousand times. Nobody waits for company: who comes alone
 * goes at once. Every answer is the database's, after the commit.
 */
export function submitInCompany(scope: Scope, input: RegistrationInput): Promise<Answer> {
  // Inside of a transaction already, the application stands or falls with it.
  if (!isPool(scope.db)) return submit(scope, input);
  const gathering = gatherings.get(scope.db) ?? { waiting: [], isAtWork: false };
  gatherings.set(scope.db, gathering);
  return new Promise((answer, fail) => {
    gathering.waiting.push({ scope, input, answer, fail });
    if (!gathering.isAtWork) void work(gathering);
  });
}

const isPool = (db: Scope['db']): db is Db => '$client' in db;

async function work(gathering: Gathering): Promise<void> {
  gathering.isAtWork = true;
  while (gathering.waiting.length > 0) await settle(take(gathering));
  gathering.isAtWork = false;
}

/** The next in line, and who else came by the same actor: a transaction has one. */
function take(gathering: Gathering): Waiting[] {
  const [first] = gathering.waiting;
  const isAlike = ({ scope }: Waiting) => first && actorKey(scope.actor) === actorKey(first.scope.actor);
  const company = gathering.waiting.filter(isAlike).slice(0, MOST_AT_ONCE);
  gathering.waiting = gathering.waiting.filter((one) => !company.includes(one));
  return company;
}

async function settle(company: Waiting[]): Promise<void> {
  try {
    const answers = await submitAll(company);
    for (const [position, { answer }] of company.entries()) {
      answer(answers[position] ?? refuse('INVALID_INPUT'));
    }
  } catch (error) {
    if (company.length === 1) return company[0]?.fail(error);
    // Whatever it was, it shall not be the others' fault: each goes alone.
    for (const one of company) await settle([one]);
  }
}

async function submitAll(company: Waiting[]): Promise<Answer[]> {
  const last = company.at(-1);
  if (!last) return [];
  const submitted = await inTransaction(last.scope, async (tx) =>
    ok(
      await submitTogether(
        tx,
        company.map(({ input }) => input),
        company.map(({ scope: { now, requestId } }) => ({ submittedAt: now, requestId })),
      ),
    ),
  );
  return expectOk(submitted);
}
