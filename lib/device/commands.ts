import { and, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import { type DeviceStatus, device, deviceEnrolment } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { seal } from '@/lib/core/crypto';
import { newId } from '@/lib/core/id';
import { randomBytes } from '@/lib/core/random';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { hashToken, newToken } from '@/lib/core/token';
import { currentEdition } from '@/lib/edition/queries';
import { mayScanByOwn } from './policy';
import { keyContext } from './rules';

/** A device that has just become one of ours; the token goes into its cookie and is never stored in clear. */
export type Enrolled = { token: string; deviceId: string };

/** Makes the device that shows a one-time code one of ours. Of two that show the same code at once one is. */
export async function enrol(
  scope: Scope,
  { code }: { code: string },
): Promise<Result<Enrolled, 'ENROLMENT_USED'>> {
  return inTransaction(scope, async (tx) => {
    const deviceId = newId();
    const codeHash = hashToken(code);
    const [offered] = await tx.db
      .select()
      .from(deviceEnrolment)
      .where(
        and(
          eq(deviceEnrolment.codeHash, codeHash),
          isNull(deviceEnrolment.usedAt),
          gt(deviceEnrolment.expiresAt, tx.now),
        ),
      )
      .for('update');
    if (!offered) return refuse('ENROLMENT_USED');
    const { editionId, name, gate, role, madeBy } = offered;
    const token = await addDevice(tx, {
      id: deviceId,
      editionId,
      name,
      gate,
      role,
      enrolledBy: madeBy,
      userId: null,
    });
    await tx.db
      .update(deviceEnrolment)
      .set({ usedAt: tx.now, deviceId })
      .where(eq(deviceEnrolment.id, offered.id));
    return ok({ token, deviceId });
  });
}

/** Makes the device in somebody's hands a gate's: it counts together with this person's session only. */
export async function enrolOwn(
  scope: Scope,
  { gate }: { gate: string },
): Promise<Result<Enrolled, 'NOT_ALLOWED'>> {
  return inTransaction(scope, async (tx) => {
    const { actor } = tx;
    if (actor.kind !== 'person' || !mayScanByOwn(actor)) return refuse('NOT_ALLOWED');
    const { id: editionId } = await currentEdition(tx);
    const id = newId();
    const own = {
      id,
      editionId,
      name: `${gate} · ${id.slice(-4)}`,
      gate,
      role: 'gate' as const,
      userId: actor.userId,
    };
    const token = await addDevice(tx, { ...own, enrolledBy: actorKey(actor) });
    return ok({ token, deviceId: id });
  });
}

type NewDevice = Pick<
  typeof device.$inferInsert,
  'id' | 'editionId' | 'name' | 'gate' | 'role' | 'enrolledBy' | 'userId'
>;

async function addDevice(tx: TxScope, own: NewDevice): Promise<string> {
  const token = newToken();
  await tx.db.insert(device).values({
    ...own,
    tokenHash: hashToken(token),
    sealedKey: seal(randomBytes(32).toString('base64'), keyContext(own.id)),
    enrolledAt: tx.now,
  });
  await record(tx, {
    action: 'device.enrolled',
    subject: `device:${own.id}`,
    actor: own.enrolledBy,
    after: { name: own.name, gate: own.gate, role: own.role },
  });
  return token;
}

/** A person's own device goes to another gate; one that organisers have bound to a gate stays there. */
export async function moveOwn(
  scope: Scope,
  { gate }: { gate: string },
): Promise<Result<void, 'NOT_ALLOWED'>> {
  const { actor } = scope;
  if (actor.kind !== 'device') return refuse('NOT_ALLOWED');
  return inTransaction(scope, async (tx) => {
    const moved = await tx.db
      .update(device)
      .set({ gate })
      .where(and(eq(device.id, actor.deviceId), isNull(device.revokedAt), isNotNull(device.userId)))
      .returning({ id: device.id });
    if (moved.length === 0) return refuse('NOT_ALLOWED');
    await record(tx, {
      action: 'device.moved',
      subject: `device:${actor.deviceId}`,
      before: { gate: actor.gate },
      after: { gate },
    });
    return ok(undefined);
  });
}

/** Ends the device in somebody's hands, by whoever signs out on it. */
export async function leaveDevice(scope: Scope): Promise<void> {
  const { actor } = scope;
  if (actor.kind !== 'device') return;
  await inTransaction(scope, async (tx) => {
    const ended = await tx.db
      .update(device)
      .set({ revokedAt: tx.now, revokedBy: actorKey(actor) })
      .where(and(eq(device.id, actor.deviceId), isNull(device.revokedAt)))
      .returning({ id: device.id });
    if (ended.length > 0) await record(tx, { action: 'device.left', subject: `device:${actor.deviceId}` });
    return ok(undefined);
  });
}

/** What a device says of itself, for the supervisor's board: no fact of the audit, and no lock worth waiting for. */
export async function noteSeen(scope: Scope, status: DeviceStatus): Promise<void> {
  if (scope.actor.kind !== 'device') return;
  await scope.db
    .update(device)
    .set({ lastSeenAt: scope.now, status })
    .where(eq(device.id, scope.actor.deviceId));
}
