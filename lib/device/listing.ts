import { and, asc, desc, eq, gt, isNull } from 'drizzle-orm';
import { type DeviceRole, type DeviceStatus, device, deviceEnrolment, operator } from '@/db/schema';
import { ok, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { mayManageDevices } from './policy';

/** A device with what it last said of itself. */
export type ListedDevice = {
  id: string;
  name: string;
  gate: string;
  role: DeviceRole;
  isOwn: boolean;
  enrolledAt: Date;
  lastSeenAt: Date | null;
  status: DeviceStatus | null;
  revokedAt: Date | null;
};

const SILENT_AFTER_MS = 60_000;
/** A device that stands and has not been heard for a minute; one that never was heard has not begun. */
export const isSilent = ({ lastSeenAt, revokedAt }: ListedDevice, now: Date): boolean =>
  revokedAt === null && lastSeenAt !== null && now.getTime() - lastSeenAt.getTime() > SILENT_AFTER_MS;

/** The devices of an edition: those in force first, by name. */
export async function devicesIn({ db }: Pick<Scope, 'db'>, editionId: string): Promise<ListedDevice[]> {
  const rows = await db
    .select({
      id: device.id,
      name: device.name,
      gate: device.gate,
      role: device.role,
      userId: device.userId,
      enrolledAt: device.enrolledAt,
      lastSeenAt: device.lastSeenAt,
      status: device.status,
      revokedAt: device.revokedAt,
    })
    .from(device)
    .where(eq(device.editionId, editionId))
    .orderBy(desc(isNull(device.revokedAt)), asc(device.gate), asc(device.name));
  return rows.map(({ userId, ...row }) => ({ ...row, isOwn: userId !== null }));
}

/** Devices, the codes that still wait for one, and who may stand at them. No token, code or PIN is in it. */
export async function devicesAtDesk(scope: Scope) {
  if (!mayManageDevices(scope.actor)) return refuse('NOT_ALLOWED');
  const { id: editionId } = await currentEdition(scope);
  const [devices, offers, operators] = await Promise.all([
    devicesIn(scope, editionId),
    scope.db
      .select({
        id: deviceEnrolment.id,
        name: deviceEnrolment.name,
        gate: deviceEnrolment.gate,
        expiresAt: deviceEnrolment.expiresAt,
      })
      .from(deviceEnrolment)
      .where(
        and(
          eq(deviceEnrolment.editionId, editionId),
          isNull(deviceEnrolment.usedAt),
          gt(deviceEnrolment.expiresAt, scope.now),
        ),
      )
      .orderBy(desc(deviceEnrolment.madeAt)),
    scope.db
      .select({ id: operator.id, name: operator.name, role: operator.role, addedAt: operator.addedAt })
      .from(operator)
      .where(and(eq(operator.editionId, editionId), isNull(operator.endedAt)))
      .orderBy(asc(operator.name)),
  ]);
  return ok({ devices, offers, operators });
}
export type DevicesAtDesk = Extract<Awaited<ReturnType<typeof devicesAtDesk>>, { ok: true }>['value'];
