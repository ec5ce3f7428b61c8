import { Logger, type TaskList } from 'graphile-worker';
import type { Connection } from '@/db/client';
import { sealFacts } from '@/lib/audit/commands';
import { system } from '@/lib/core/actor';
import { after, clock, HOUR_MS, MINUTE_MS } from '@/lib/core/clock';
import { log } from '@/lib/core/log';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { lookAtNew } from '@/lib/identity/looking';
import { dispatch } from '@/lib/mail/commands';
import { smtpPost } from '@/lib/mail/transport';
import { sendMailings } from '@/lib/mailing/sending';
import { isTakingIn } from '@/lib/registration/gathering';
import { takeMorningReport } from '@/lib/report/commands';
import { destroyDue } from '@/lib/retention/sweeping';
import { watchForFloods } from '@/lib/shield/commands';
import { foldTally } from '@/lib/tally/commands';
import { releaseStuckTasks } from '@/lib/task/commands';
import { sealOldRecords } from '@/lib/vault/commands';
import { verifyNightly } from '@/lib/verification/commands';
import { keepDeadlines } from './deadlines';
import { HANDLERS } from './handlers';
import { keepRunning } from './runner';
import { forgetWhatIsOver } from './upkeep';

export type Worker = { stop(): Promise<void> };

const SEAL_EVERY_MS = 1000;
const FOLD_EVERY_MS = 5000;
const LOOK_FOR_DUE_MS = 10_000;
const LOOK_FOR_MAIL_MS = 500;
const LOOK_FOR_DOUBLES_MS = 1000;
// A look takes a tenth of a second of two hundred people: a crowd that applies has the machine, and is looked at after it.
const LOOK_IN_A_RUSH_MS = 10_000;
// More would wait for the mail server, not for us.
const AT_THE_POST = 2;

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
  const runner = await keepRunning({
    pgPool: pool,
    taskList: taskList(scopeFor),
    concurrency: 4,
    noHandleSignals: true,
    logger: quietLogger,
  });
  // Without a server the mail stays in the outbox, where organisers read it.
  const posting = async () => {
    if (!mail) return undefined;
    const sender = await currentEdition({ db });
    const sent = await dispatch(scopeFor('post'), mail.post, sender);
    // What one person waits for goes before what is said to thousands.
    return sent > 0 ? sent : sendMailings(scopeFor('mailing'), mail.post, sender);
  };
  const upkeep = [
    ...(mail ? Array.from({ length: AT_THE_POST }, () => repeat(LOOK_FOR_MAIL_MS, posting)) : []),
    every(SEAL_EVERY_MS, sealer(scopeFor)),
    every(FOLD_EVERY_MS, async () => void (await foldTally(scopeFor('tally')))),
    every(LOOK_FOR_DUE_MS, () => keepDeadlines(scopeFor('deadlines'))),
    every(LOOK_FOR_DUE_MS, () => watchForFloods(scopeFor('shield'))),
    every(LOOK_FOR_DUE_MS, async () => void (await takeMorningReport(scopeFor('report')))),
    every(LOOK_FOR_DOUBLES_MS, doubleLooker(scopeFor)),
    every(MINUTE_MS, () => releaseStuckTasks(scopeFor('stuck'))),
    every(MINUTE_MS, async () => void (await verifyNightly(scopeFor('recount')))),
    every(HOUR_MS, () => forgetWhatIsOver(scopeFor('upkeep'))),
    every(HOUR_MS, async () => void (await sealOldRecords(scopeFor('vault')))),
    every(HOUR_MS, async () => void (await destroyDue(scopeFor('retention')))),
  ];
  const end = async () => {
    await Promise.all(upkeep.map((one) => one.stop()));
    await runner.stop();
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

function taskList(scopeFor: (requestId: string) => Scope): TaskList {
  return Object.fromEntries(
    Object.entries(HANDLERS).map(([kind, handle]) => [
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

/** Looks at who is new, and once an hour, the start included, at whoever else nobody has looked at. */
function doubleLooker(scopeFor: (requestId: string) => Scope): () => Promise<void> {
  let lookedBackAt: Date | undefined;
  let lookedAt: Date | undefined;
  return async () => {
    const scope = scopeFor('doubles');
    if (isTakingIn(scope) && lookedAt && after(lookedAt, LOOK_IN_A_RUSH_MS) > scope.now) return;
    lookedAt = scope.now;
    const isDue = !lookedBackAt || after(lookedBackAt, HOUR_MS) <= scope.now;
    const found = await lookAtNew(scope, isDue ? undefined : after(scope.now, -HOUR_MS));
    if (isDue && found === 0) lookedBackAt = scope.now;
  };
}

const every = (pauseMs: number, work: () => Promise<void>) =>
  repeat(pauseMs, async () => void (await work()));

/**
 * Runs `work` again and again, never twice at once, with a pause in between, which falls away when it tells that it found
 * something to do; a failure is logged and tried again.
 */
function repeat(pauseMs: number, work: () => Promise<number | undefined>): { stop(): Promise<void> } {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let current = Promise.resolve();
  const next = (found: number | undefined) => {
    if (isStopped) return;
    const turn = () => {
      current = work()
        .catch((err): undefined => {
          log.error({ err }, 'upkeep failed');
        })
        .then(next);
    };
    timer = setTimeout(turn, found ? 0 : pauseMs);
  };
  next(undefined);
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await current;
    },
  };
}

// graphile-worker reports every job at info level; ours are counted, not told.
const quietLogger = new Logger(() => (level, message) => {
  if (level === 'error') log.error({ worker: message.split('\n')[0] }, 'task failed');
});
