import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import { destruction, legalHold, registration } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { log } from '@/lib/core/log';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { lockSeats } from '@/lib/pool/book';
import { foldTally } from '@/lib/tally/commands';
import { countLeft, editionsOver, type Plan, plansOf } from './calendar';
import { forget, lockForGood } from './commands';
import { type Destroyed, destroy } from './destroying';
import type { RetainedClass } from './rules';

const AT_ONCE = 200;

/**
 * Destroys what has come due, class by class, in batches. Each destruction is one row, written up with every batch: whoever
 * comes after a crash, or beside another, goes on where it stands, and it is recorded once. Tells how many were finished.
 */
export async function destroyDue(scope: Scope): Promise<number> {
  let finished = 0;
  for (const edition of await editionsOver(scope)) {
    for (const plan of await plansOf(scope, edition)) {
      if (plan.dueAt > scope.now) continue;
      const id = await openRun(scope, edition.id, plan);
      if (!id) continue;
      for (;;) {
        const state = expectOk(await inTransaction(scope, async (tx) => ok(await destroySome(tx, id))));
        if (state === 'finished') finished += 1;
        if (state !== 'more') break;
      }
      if (plan.class === 'identity') await foldTally(scope, { least: 1 });
    }
  }
  return finished;
}

/** The destruction that is under way, else a new one where there is something to destroy. */
async function openRun(scope: Scope, editionId: string, plan: Plan): Promise<string | undefined> {
  const mine = and(eq(destruction.editionId, editionId), eq(destruction.class, plan.class));
  const underWay = () =>
    scope.db
      .select({ id: destruction.id })
      .from(destruction)
      .where(and(mine, isNull(destruction.finishedAt)));
  const [open] = await underWay();
  if (open) return open.id;
  if ((await countLeft(scope, editionId, plan.class, { most: 1 })) === 0) return undefined;
  await scope.db
    .insert(destruction)
    .values({
      id: newId(),
      editionId,
      class: plan.class,
      days: plan.days,
      dueAt: plan.dueAt,
      startedAt: scope.now,
      startedBy: actorKey(scope.actor),
    })
    .onConflictDoNothing();
  const [opened] = await underWay();
  return opened?.id;
}

/** The next people of a destruction, under the lock of its row. */
async function destroySome(tx: TxScope, id: string): Promise<'more' | 'finished' | 'gone'> {
  // Who decides holds the seats before a registration and its ticket; so does this.
  await lockSeats(tx);
  const [run] = await tx.db.select().from(destruction).where(eq(destruction.id, id)).for('update');
  if (!run || run.finishedAt) return 'gone';
  const its = run.class as RetainedClass;
  const people = await tx.db
    .select({ id: registration.id, reference: registration.reference })
    .from(registration)
    .where(
      and(
        eq(registration.editionId, run.editionId),
        isNull(registration.erasedAt),
        run.doneUpTo ? gt(registration.id, run.doneUpTo) : undefined,
      ),
    )
    .orderBy(asc(registration.id))
    .limit(AT_ONCE);
  const last = people.at(-1);
  if (!last) return finish(tx, run);
  const ids = people.map((one) => one.id);
  await lockForGood(tx, ids);
  // Behind the lock: nobody sets a hold meanwhile.
  const holds = await tx.db
    .select({ id: legalHold.registrationId })
    .from(legalHold)
    .where(and(inArray(legalHold.registrationId, ids), isNull(legalHold.liftedAt)));
  const held = new Set(holds.map((one) => one.id));
  const free = people.filter((one) => !held.has(one.id));
  const destroyed =
    its === 'identity'
      ? await forget(tx, free, 'retention')
      : await destroy(
          tx,
          free.map((one) => one.id),
          [its],
        );
  await tx.db
    .update(destruction)
    .set({
      doneUpTo: last.id,
      people: run.people + free.length,
      held: run.held + held.size,
      items: sum(run.items, destroyed),
    })
    .where(eq(destruction.id, id));
  return 'more';
}

async function finish(tx: TxScope, run: typeof destruction.$inferSelect): Promise<'finished'> {
  await tx.db.update(destruction).set({ finishedAt: tx.now }).where(eq(destruction.id, run.id));
  const { class: its, days, people, held, items } = run;
  await record(tx, {
    action: 'retention.destroyed',
    subject: `destruction:${run.id}`,
    after: { class: its, days, people, held, items },
  });
  log.info({ class: its, people, held, items }, 'data destroyed by its rule');
  return 'finished';
}

function sum(one: Destroyed, other: Destroyed): Destroyed {
  const both = { ...one };
  for (const [table, rows] of Object.entries(other)) both[table] = (both[table] ?? 0) + rows;
  return both;
}
