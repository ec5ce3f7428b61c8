import { deviceEnrolment } from '@/db/schema';
import type { Actor } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { hashToken, newToken } from '@/lib/core/token';
import { enrol } from '@/lib/device/commands';
import { deviceOf } from '@/lib/device/queries';
import { currentEdition } from '@/lib/edition/queries';
import { type SyncAnswer, syncDevice } from '@/lib/gate/syncing';
import type { House } from './house';
import { minutesLater, NOW } from './people';

/** A device that stands at a gate. */
export async function enrolled(house: House, gate = 'N2') {
  const { id: editionId } = await currentEdition(house);
  const code = newToken();
  await house.db.insert(deviceEnrolment).values({
    id: newId(),
    editionId,
    codeHash: hashToken(code),
    name: `Tablet ${gate}`,
    gate,
    role: 'gate',
    madeAt: NOW,
    madeBy: 'person:organiser',
    expiresAt: minutesLater(15),
  });
  const { token, deviceId } = expectOk(await enrol(house.scope(), { code }));
  const known = await deviceOf(house.db, token);
  if (!known) throw new Error('enrolled and not known');
  return { code, token, deviceId, actor: known.actor as Actor };
}

/** What a device says half an hour after the beginning, and hears. */
export const talk = async (
  house: House,
  actor: Actor,
  records: unknown[],
  own: Record<string, unknown> = {},
): Promise<SyncAnswer> =>
  expectOk(
    await syncDevice(house.scope(actor, minutesLater(30)), {
      sentAt: minutesLater(30),
      cursor: null,
      configVersion: null,
      rosterAt: null,
      queued: records.length,
      people: 0,
      records,
      ...own,
    }),
  );

/** A reading as a device sends it. */
export const reading = (own: Record<string, unknown> = {}) => ({
  id: newId(),
  gate: 'N2',
  direction: 'entry',
  scannedAt: minutesLater(10).toISOString(),
  ...own,
});
