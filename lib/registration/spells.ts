import { asc, eq, sql } from 'drizzle-orm';
import { type Rows, rowsFor } from '@/db/insert';
import { type RegistrationState, stateSpell } from '@/db/schema';
import type { Scope, TxScope } from '@/lib/core/scope';

/** How long a registration was in one state; `until` is null for the state that it is in. */
export type Spell = { state: RegistrationState; since: Date; until: Date | null };

type Left = { id: string; state: RegistrationState; stateChangedAt: Date };

/** The rows for registrations that leave the state in which they were read; no time at all is no spell. */
export const spellRows = (tx: TxScope, left: readonly Left[]): Rows => ({
  ...rowsFor(
    stateSpell,
    left
      .filter(({ stateChangedAt }) => stateChangedAt < tx.now)
      .map(({ id, state, stateChangedAt }) => ({
        registrationId: id,
        state,
        since: stateChangedAt,
        until: tx.now,
      })),
  ),
  // Two processes whose clocks disagree must not fail a decision over a measurement.
  isRepeatable: true,
});

/** Joins the spells again that a decision had ended which is undone: `since` is when each began, in ISO 8601. */
export async function rejoinSpells(tx: TxScope, spells: { id: string; since: string }[]): Promise<void> {
  await tx.db.execute(sql`
    DELETE FROM ${stateSpell} USING jsonb_to_recordset(${JSON.stringify(spells)}::jsonb) AS was (id uuid, since timestamptz)
    WHERE ${stateSpell.registrationId} = was.id AND ${stateSpell.since} = was.since`);
}

/** Every spell of one registration, oldest first, the present one included. */
export async function spellsOf(
  scope: Pick<Scope, 'db'>,
  { id, state, stateChangedAt }: Left,
): Promise<Spell[]> {
  const ended = await scope.db
    .select({ state: stateSpell.state, since: stateSpell.since, until: stateSpell.until })
    .from(stateSpell)
    .where(eq(stateSpell.registrationId, id))
    .orderBy(asc(stateSpell.since));
  return [...ended, { state, since: stateChangedAt, until: null }];
}

/** Milliseconds spent in each state until `now`, in the order in which the states were first entered. */
export function timeInStates(spells: readonly Spell[], now: Date): Map<RegistrationState, number> {
  const times = new Map<RegistrationState, number>();
  for (const { state, since, until } of spells) {
    const spent = Math.max(0, (until ?? now).getTime() - since.getTime());
    times.set(state, (times.get(state) ?? 0) + spent);
  }
  return times;
}
