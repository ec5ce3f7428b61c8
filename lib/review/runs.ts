import { inArray } from 'drizzle-orm';
import { type bulkDecision, type bulkItem, preparedDecision } from '@/db/schema';
import { personActor } from '@/lib/auth/queries';
import { type Actor, anonymous } from '@/lib/core/actor';
import type { TxScope } from '@/lib/core/scope';
import { decideTogether } from './commands';
import { changedSincePrepared } from './meanwhile';
import { mayDecide } from './policy';
import type { ReasonCode } from './rules';

export type Bulk = typeof bulkDecision.$inferSelect;
export type Item = typeof bulkItem.$inferSelect;
/** One batch: what came of each item, by the registration. */
export type Batch = (tx: TxScope, bulk: Bulk, items: Item[]) => Promise<Map<string, string>>;

/**
 * Decides on a batch in the order of its items, each in the name of who asked for it: of a wave, whoever prepared it. Who
 * has changed since that is left alone.
 */
export const decideBatch: Batch = async (tx, bulk, items) => {
  const prepared = await preparedFor(tx, items);
  const changed = await changedSincePrepared(tx, [...prepared.values()]);
  const nameOf = ({ preparedId }: Item) => prepared.get(preparedId ?? '')?.preparedBy ?? bulk.askedBy;
  const outcomes = sameFor(
    items.filter(({ registrationId }) => changed.has(registrationId)),
    'CHANGED_SINCE',
  );
  const open = items.filter(({ registrationId }) => !changed.has(registrationId));
  // Those who were prepared by one person go together, and nobody overtakes anybody.
  for (const run of runsOf(open, nameOf)) {
    for (const [id, outcome] of await decideRun(tx, bulk, run.items, run.name)) outcomes.set(id, outcome);
  }
  return outcomes;
};

async function preparedFor(tx: TxScope, items: Item[]) {
  const ids = items.flatMap(({ preparedId }) => preparedId ?? []);
  const rows =
    ids.length > 0
      ? await tx.db.select().from(preparedDecision).where(inArray(preparedDecision.id, ids))
      : [];
  return new Map(rows.map((row) => [row.id, row]));
}

function runsOf(items: Item[], nameOf: (item: Item) => string): { name: string; items: Item[] }[] {
  const runs: { name: string; items: Item[] }[] = [];
  for (const item of items) {
    const name = nameOf(item);
    const last = runs.at(-1);
    if (last?.name === name) last.items.push(item);
    else runs.push({ name, items: [item] });
  }
  return runs;
}

/** Decides on some in the name of one person. */
async function decideRun(tx: TxScope, bulk: Bulk, items: Item[], name: string): Promise<Map<string, string>> {
  const actor = await whoAsked(tx, name);
  if (!mayDecide(actor)) return sameFor(items, 'NOT_ALLOWED');
  const decided = await decideTogether(
    { ...tx, actor },
    items.map(({ reference }) => reference),
    {
      decision: bulk.decision,
      reasonCode: (bulk.reasonCode ?? undefined) as ReasonCode | undefined,
      note: bulk.note ?? undefined,
    },
    {
      bulkId: bulk.id,
      seen: new Map(
        items.map(({ reference, seenState, seenApproved }) => [
          reference,
          { seenState, seenApproved: seenApproved ? 'yes' : 'no' },
        ]),
      ),
    },
  );
  return new Map(
    items.map(({ registrationId, reference }) => {
      const one = decided.get(reference);
      if (!one) return [registrationId, 'NOT_FOUND'];
      if (!one.ok) return [registrationId, one.refusal.code];
      const waits = bulk.decision === 'approve' && one.value.state === 'waitlisted';
      return [registrationId, waits ? 'waits' : 'done'];
    }),
  );
}

export const sameFor = (items: Item[], outcome: string): Map<string, string> =>
  new Map(items.map(({ registrationId }) => [registrationId, outcome]));

/** In whose name this is done, with the rights held now: who has lost them meanwhile decides nothing any more. */
export const whoAsked = async (tx: TxScope, key: string): Promise<Actor> =>
  (key.startsWith('person:') && (await personActor(tx, key.slice('person:'.length)))) || anonymous;
