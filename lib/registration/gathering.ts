import type { Db } from '@/db/client';
import { actorKey } from '@/lib/core/actor';
import { type Gathering, gather } from '@/lib/core/gather';
import { expectOk, ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, isPool, type Scope, type TxScope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { type Spent, spendManyFrom } from '@/lib/limit/commands';
import { type Limit, registrationLimit } from '@/lib/limit/rules';
import type { Locale } from '@/messages/locales';
import { type SubmitRefusal, type Submitted, submit, submitTogether } from './commands';
import { type DraftAnswer as SubmittedDraft, submitDraft, submitDrafts } from './draft';
import type { RegistrationInput } from './input';

type Answer = Result<Submitted, SubmitRefusal | 'BUSY'>;
type DraftAnswer = SubmittedDraft | Result<never, 'BUSY'>;
type Sent = { scope: Scope; input: RegistrationInput };
type SentDraft = { scope: Scope; token: string; locale: Locale };

type Spender = { scope: Scope & { db: Db }; address: string };

// As many as a transaction holds without making the next ones wait long for the lock.
const MOST_AT_ONCE = 32;
const LONGEST_WAIT_MS = 5000;

/**
 * Submits one application in company: those that arrive while a transaction is under way share the next one, so that a
 * stampede stands in line for the seats a few times and not a thousand times. Every answer is the database's, after the
 * commit. When the line is longer than five seconds, who comes is asked to come again: `BUSY`.
 */
export async function submitInCompany(scope: Scope, input: RegistrationInput): Promise<Answer> {
  // Inside of a transaction already, the application stands or falls with it; and a transaction has one actor.
  if (!isPool(scope.db) || scope.actor.kind === 'person') return submit(scope, input);
  return join(companyOf(scope.db, `applications ${actorKey(scope.actor)}`, submitAll), { scope, input });
}

/** The same for an application that was written step by step. */
export async function submitDraftInCompany(
  scope: Scope,
  token: string,
  locale: Locale,
): Promise<DraftAnswer> {
  if (!isPool(scope.db) || scope.actor.kind === 'person') return submitDraft(scope, token, locale);
  return join(companyOf(scope.db, `drafts ${actorKey(scope.actor)}`, submitAllDrafts), {
    scope,
    token,
    locale,
  });
}

/**
 * Spends one try of an address to apply, by the limit that the edition sets. Those who come together are counted together: to
 * ask the database about each would cost as much as to take the application in.
 */
export const spendApplication = (db: Db, scope: Scope, address: string): Promise<Spent> =>
  companyOf(db, 'limit', spendAll)({ scope: { ...scope, db }, address });

async function spendAll(spenders: Spender[]): Promise<Spent[]> {
  const [first] = spenders;
  if (!first) return [];
  const limit = await limitNow(first.scope);
  const answers = new Map<Spender, Spent>();
  const byAddress = Map.groupBy(spenders, (one) => one.address);
  await Promise.all(
    [...byAddress].map(async ([address, some]) => {
      const spent = await spendManyFrom(first.scope.db, limit, address, some.length);
      for (const [position, one] of some.entries()) answers.set(one, spent[position] ?? ok(undefined));
    }),
  );
  return spenders.map((one) => answers.get(one) ?? ok(undefined));
}

const KNOWN_MS = 1000;
const known = new WeakMap<Db, { limit: Limit; until: number }>();

/** The setting as it was a second ago at most. */
async function limitNow(scope: Scope & { db: Db }): Promise<Limit> {
  const last = known.get(scope.db);
  if (last && last.until > performance.now()) return last.limit;
  const limit = registrationLimit((await currentEdition(scope)).registrationsPerMinute);
  known.set(scope.db, { limit, until: performance.now() + KNOWN_MS });
  return limit;
}

function join<I, O>(company: Gathering<I, O>, item: I): Promise<O> | Result<never, 'BUSY'> {
  const waitMs = company.expectedWaitMs();
  return waitMs > LONGEST_WAIT_MS
    ? refuse('BUSY', { retryAfterSeconds: Math.ceil(waitMs / 1000) })
    : company(item);
}

// biome-ignore lint/suspicious/noExplicitAny: each name has its own kind of items, and only its own function asks for it
const companies = new WeakMap<Db, Map<string, Gathering<any, any>>>();

function companyOf<I, O>(db: Db, name: string, work: (items: I[]) => Promise<O[]>): Gathering<I, O> {
  const ours = companies.get(db) ?? new Map<string, Gathering<I, O>>();
  companies.set(db, ours);
  const company = ours.get(name) ?? gather(work, MOST_AT_ONCE);
  ours.set(name, company);
  return company;
}

/** Whether applications are being taken in here at this moment: what can wait leaves them the machine. */
export const isTakingIn = ({ db }: Pick<Scope, 'db'>): boolean =>
  isPool(db) && [...(companies.get(db)?.values() ?? [])].some((company) => company.expectedWaitMs() > 0);

const cameWith = ({ scope: { now, requestId } }: { scope: Scope }) => ({ submittedAt: now, requestId });

const submitAll = (sent: Sent[]): Promise<Answer[]> =>
  together(sent, (tx) =>
    submitTogether(
      tx,
      sent.map(({ input }) => input),
      sent.map(cameWith),
    ),
  );

const submitAllDrafts = (sent: SentDraft[]): Promise<DraftAnswer[]> =>
  together(sent, (tx) => submitDrafts(tx, sent, sent.map(cameWith)));

async function together<A>(sent: { scope: Scope }[], work: (tx: TxScope) => Promise<A[]>): Promise<A[]> {
  const last = sent.at(-1);
  if (!last) return [];
  return expectOk(await inTransaction(last.scope, async (tx) => ok(await work(tx))));
}
