import { Logger, type Runner, run, type TaskList } from 'graphile-worker';
import type { Connection } from '@/db/client';
import { sealFacts } from '@/lib/audit/commands';
import { system } from '@/lib/core/actor';
import { after, clock, HOUR_MS, MINUTE_MS } from '@/lib/core/clock';
import { log } from '@/lib/core/log';
import type { Scope } from '@/lib/core/scope';
import { type Post, smtpPost } from '@/lib/mail/transport';
import { releaseStuckTasks } from '@/lib/task/commands';
import type { TaskKind } from '@/lib/task/rules';
import { verifyNightly } from '@/lib/verification/commands';
import { keepDeadlines } from './deadlines';
import { handlers } from './handlers';
import { forgetWhatIsOver } from './upkeep';

export type Worker = { stop(): Promise<void> };

const POST = 'mail.dispatch' satisfies TaskKind;

const SEAL_EVERY_MS = 1000;
const LOOK_FOR_DUE_MS = 10_000;

/**
 * Starts the work that follows commits: graphile-worker claims, retries and backs off; a commit wakes it through
 * LISTEN/NOTIFY. `stop` lets what runs finish.
 */
export async function startWorker({ db, pool }: Connection, smtpUrl: string | undefined): Promise<Worker> {
  const scopeFor = (requestId: string): Scope => ({
    db,
    actor: system('worker'),
    now: clock.now(),
    requestId,
  });
  const mail = smtpUrl ? smtpPost(smtpUrl) : undefined;
  const tasks = taskList(scopeFor, mail?.post);
  const runnerOf = (taskList: TaskList, concurrency: number) =>
    run({ pgPool: pool, taskList, concurrency, noHandleSignals: true, logger: quietLogger });
  const { [POST]: dispatching, ...others } = tasks;
  // The post has runners of its own: a server that is slow to take mail must not keep a freed seat waiting.
  const runners = [
    await runnerOf(others as TaskList, 4),
    ...(dispatching ? [await runnerOf({ [POST]: dispatching }, 2)] : []),
  ];
  const upkeep = [
    repeat(SEAL_EVERY_MS, sealer(scopeFor)),
    repeat(LOOK_FOR_DUE_MS, () => keepDeadlines(scopeFor('deadlines'))),
    repeat(LOOK_FOR_DUE_MS, async () => void (await handlers(mail?.post)[POST](scopeFor('post'), {}))),
    repeat(MINUTE_MS, () => releaseStuckTasks(scopeFor('stuck'))),
    repeat(MINUTE_MS, async () => void (await verifyNightly(scopeFor('recount')))),
    repeat(HOUR_MS, () => forgetWhatIsOver(scopeFor('upkeep'))),
  ];
  const end = async () => {
    await Promise.all(upkeep.map((one) => one.stop()));
    await Promise.all(runners.map(stopRunner));
    mail?.close();
  };
  let ended: Promise<void> | undefined;
  return {
    stop: () => {
      ended ??= end();
      return ended;
    },
  };
}

function taskList(scopeFor: (requestId: string) => Scope, post: Post | undefined): TaskList {
  return Object.fromEntries(
    Object.entries(handlers(post)).map(([kind, handle]) => [
      kind,
      async (payload: unknown, { job }) => void (await handle(scopeFor(`task:${job.id}`), payload as never)),
    ]),
  ) as TaskList;
}

/** Seals what is new, and once an hour, the start included, whatever else was left unsealed. */
function sealer(scopeFor: (requestId: string) => Scope): () => Promise<void> {
  let lookedBackAt: Date | undefined;
  return async () => {
    const scope = scopeFor('seal');
    const isDue = !lookedBackAt || after(lookedBackAt, HOUR_MS) <= scope.now;
    // No transaction is open for an hour, and no clock is off by one.
    const sealed = await sealFacts(scope, isDue ? {} : { since: after(scope.now, -HOUR_MS) });
    if (isDue && sealed === 0) lookedBackAt = scope.now;
  };
}

/** Runs `work` again and again with a pause in between, never twice at once; a failure is logged and tried again. */
function repeat(pauseMs: number, work: () => Promise<void>): { stop(): Promise<void> } {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let current = Promise.resolve();
  const next = () => {
    if (isStopped) return;
    timer = setTimeout(() => {
      current = work()
        .catch((err) => log.error({ err }, 'upkeep failed'))
        .then(next);
    }, pauseMs);
  };
  next();
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await current;
    },
  };
}

async function stopRunner(runner: Runner): Promise<void> {
  await runner.stop();
  await runner.promise;
}

// graphile-worker reports every job at info level; ours are counted, not told.
const quietLogger = new Logger(() => (level, message) => {
  if (level === 'error') log.error({ worker: message.split('\n')[0] }, 'task failed');
});
