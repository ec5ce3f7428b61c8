import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { and, eq, isNull } from 'drizzle-orm';
import { device, operator } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { newDigits } from '@/lib/core/token';
import { currentEdition } from '@/lib/edition/queries';
import { isGate } from './offering';
import type { MoveInput, OperatorInput, RenameInput } from './offers';
import { mayManageDevices } from './policy';
import { PIN_ROUNDS } from './rules';

type OnDevice = 'NOT_ALLOWED' | 'DEVICE_ENDED';

export const renameDevice = (scope: Scope, { id, name }: RenameInput): Promise<Result<void, OnDevice>> =>
  changeDevice(scope, id, 'renamed', { name });

/** A device goes to another gate; it learns of it the next time it is heard. */
export function moveDevice(
  scope: Scope,
  { id, gate: key }: MoveInput,
): Promise<Result<void, OnDevice | 'UNKNOWN_GATE'>> {
  return inTransaction<void, OnDevice | 'UNKNOWN_GATE'>(scope, async (tx) => {
    if (!mayManageDevices(tx.actor)) return refuse('NOT_ALLOWED');
    const { id: editionId } = await currentEdition(tx);
    return (await isGate(tx, editionId, key))
      ? changeDevice(tx, id, 'moved', { gate: key })
      : refuse('UNKNOWN_GATE');
  });
}

/** Ends a device at once and for good; what it still sends is kept apart for a supervisor. */
export const revokeDevice = (scope: Scope, id: string): Promise<Result<void, OnDevice>> =>
  changeDevice(scope, id, 'revoked', { revokedAt: scope.now, revokedBy: actorKey(scope.actor) });

type Change = Partial<Pick<typeof device.$inferInsert, 'name' | 'gate' | 'revokedAt' | 'revokedBy'>>;

/** One conditional update: what was revoked meanwhile is neither moved nor revoked again. */
function changeDevice(
  scope: Scope | TxScope,
  id: string,
  verb: 'renamed' | 'moved' | 'revoked',
  change: Change,
): Promise<Result<void, OnDevice>> {
  return inTransaction<void, OnDevice>(scope, async (tx) => {
    if (!mayManageDevices(tx.actor)) return refuse('NOT_ALLOWED');
    const standing = and(eq(device.id, id), isNull(device.revokedAt));
    const [before] = await tx.db.select().from(device).where(standing).for('update');
    if (!before) return refuse('DEVICE_ENDED');
    const { name, gate: key } = before;
    if (change.name === name || change.gate === key) return ok(undefined);
    await tx.db.update(device).set(change).where(standing);
    await record(tx, {
      action: `device.${verb}`,
      subject: `device:${id}`,
      before: verb === 'renamed' ? { name } : { name, gate: key },
      after: verb === 'revoked' ? undefined : change,
    });
    return ok(undefined);
  });
}

const hashOf = promisify(pbkdf2);
const MOST_TRIES = 20;

/** What is kept of a PIN, in hex; every device of the edition computes the same. */
export const pinHash = async (pin: string, editionId: string): Promise<string> =>
  (await hashOf(pin, editionId, PIN_ROUNDS, 32, 'sha256')).toString('hex');

/** Adds somebody who stands at the gates, with a PIN that nobody else in force has; it is told this once. */
export function addOperator(
  scope: Scope,
  { name, role }: OperatorInput,
): Promise<Result<{ pin: string }, 'NOT_ALLOWED'>> {
  return inTransaction<{ pin: string }, 'NOT_ALLOWED'>(scope, async (tx) => {
    if (!mayManageDevices(tx.actor)) return refuse('NOT_ALLOWED');
    const { id: editionId } = await currentEdition(tx);
    const id = newId();
    const own = { id, editionId, name, role, addedAt: tx.now, addedBy: actorKey(tx.actor) };
    for (let tried = 0; tried < MOST_TRIES; tried++) {
      const pin = newDigits(6);
      const [added] = await tx.db
        .insert(operator)
        .values({ ...own, pinHash: await pinHash(pin, editionId) })
        .onConflictDoNothing()
        .returning({ id: operator.id });
      if (!added) continue;
      await record(tx, {
        action: 'operator.added',
        subject: `operator:${id}`,
        after: { role },
        personal: { name },
      });
      return ok({ pin });
    }
    throw new Error('no PIN of six digits is free');
  });
}

/** Nobody stands at the gates by this PIN any longer. */
export function endOperator(scope: Scope, id: string): Promise<Result<void, OnDevice>> {
  return inTransaction<void, OnDevice>(scope, async (tx) => {
    if (!mayManageDevices(tx.actor)) return refuse('NOT_ALLOWED');
    const [ended] = await tx.db
      .update(operator)
      .set({ endedAt: tx.now })
      .where(and(eq(operator.id, id), isNull(operator.endedAt)))
      .returning({ role: operator.role });
    if (!ended) return refuse('DEVICE_ENDED');
    await record(tx, { action: 'operator.ended', subject: `operator:${id}`, before: { role: ended.role } });
    return ok(undefined);
  });
}
