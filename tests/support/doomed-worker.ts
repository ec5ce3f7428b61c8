import { Logger, run } from 'graphile-worker';
import { connect } from '@/db/client';
import { system } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { openSecret } from '@/lib/installation/secret';
import type { TaskKind } from '@/lib/task/rules';
import { HANDLERS } from '@/lib/worker/handlers';
import { momentOf } from './task-cases';

/** What a worker process is told: in which databases it does the work of which kind, and whether it ever says that it has. */
export type Told = { posts: { kind: TaskKind; url: string }[]; isDoomed: boolean };
/** What it tells: work of this kind has been done, and not yet noted as done. */
export type Done = { kind: TaskKind };

/** A worker process: the house's own handlers under graphile-worker. A doomed one stops behind each effect, and waits to be killed. */
const { posts, isDoomed }: Told = JSON.parse(process.argv[2] ?? '');
for (const { kind, url } of posts) {
  const { db, pool } = connect(url, { max: 3 });
  await openSecret({ db, actor: system('worker'), now: momentOf(kind), requestId: newId() });
  await run({
    pgPool: pool,
    concurrency: 1,
    noHandleSignals: true,
    logger: new Logger(
      () => (level, message) => void (level === 'error' && process.stderr.write(`${message}\n`)),
    ),
    taskList: {
      [kind]: async (payload) => {
        const scope = { db, actor: system('worker'), now: momentOf(kind), requestId: newId() };
        await HANDLERS[kind](scope, payload as never);
        process.send?.({ kind } satisfies Done);
        if (isDoomed) await new Promise(() => undefined);
      },
    },
  });
}
