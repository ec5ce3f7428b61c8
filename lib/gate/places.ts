import { eq } from 'drizzle-orm';
import { edition } from '@/db/schema';
import type { LocalText } from '@/db/schema/columns';
import { record } from '@/lib/audit/commands';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { forgetGround, zonesOf } from './ground';
import { mayRunGates } from './policy';
import { gatesOf } from './queries';

export type PlaceRefusal = 'NOT_ALLOWED' | 'PLACE_GONE';
type Fields = Record<string, unknown>;

/** One change of the ground at a time; what has changed is forgotten here at once, and elsewhere within a second. */
export async function underGroundLock<C extends string>(
  scope: Scope,
  work: (tx: TxScope, editionId: string) => Promise<Result<void, C | PlaceRefusal>>,
): Promise<Result<void, C | PlaceRefusal>> {
  const done = await inTransaction<void, C | PlaceRefusal>(scope, async (tx) => {
    if (!mayRunGates(tx.actor)) return refuse('NOT_ALLOWED');
    const [locked] = await tx.db
      .select({ id: edition.id })
      .from(edition)
      .where(eq(edition.isCurrent, true))
      .for('no key update');
    return locked ? work(tx, locked.id) : refuse('PLACE_GONE');
  });
  forgetGround(scope);
  return done;
}

/** Records what became of a zone or gate: of a change, the fields that differ. */
export async function notePlace(
  tx: TxScope,
  editionId: string,
  kind: 'zone' | 'gate',
  verb: 'added' | 'changed' | 'removed',
  key: string,
  before: Fields | undefined,
  after: Fields | undefined,
): Promise<void> {
  const differs = (field: string) => !before || !after || !isSame(before[field], after[field]);
  const of = (side: Fields | undefined) =>
    side && { key, ...Object.fromEntries(Object.entries(side).filter(([field]) => differs(field))) };
  await record(tx, {
    action: `${kind}.${verb}`,
    subject: `${kind}:${editionId}:${key}`,
    before: of(before),
    after: of(after),
  });
}

/** Fields in one order, so that what is written alike is alike. */
export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** A name in the two languages in which organisers write it. */
export const bothOf = (text: LocalText): { en: string; ru: string } => ({
  en: text.en,
  ru: text.ru ?? text.en,
});

/** Zones, the venue first, and gates, for who runs them. */
export async function placesAtDesk(scope: Scope) {
  if (!mayRunGates(scope.actor)) return refuse('NOT_ALLOWED');
  const { id } = await currentEdition(scope);
  const [zones, gates] = await Promise.all([zonesOf(scope, id), gatesOf(scope)]);
  return ok({ zones, gates });
}
export type Places = Extract<Awaited<ReturnType<typeof placesAtDesk>>, { ok: true }>['value'];
