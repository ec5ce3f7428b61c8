import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { device, operator } from '@/db/schema';
import type { Device } from '@/lib/core/actor';
import { unseal } from '@/lib/core/crypto';
import { type Gathering, gather } from '@/lib/core/gather';
import type { Scope } from '@/lib/core/scope';
import { hashToken } from '@/lib/core/token';
import { keyContext } from './rules';

/** Whose cookie it is; `isRevoked` when it was one of ours. */
export type KnownDevice = {
  actor: Device;
  editionId: string;
  name: string;
  userId: string | null;
  isRevoked: boolean;
};

/** The device behind a token; undefined for one that never was. Those who ask at once are answered by one query. */
export const deviceOf = (db: Db, token: string): Promise<KnownDevice | undefined> =>
  lookUp(db)(hashToken(token));

const lookUps = new WeakMap<Db, Gathering<string, KnownDevice | undefined>>();
const MOST_AT_ONCE = 100;

function lookUp(db: Db): Gathering<string, KnownDevice | undefined> {
  const known = lookUps.get(db) ?? gather((hashes) => devicesBy(db, hashes), MOST_AT_ONCE);
  lookUps.set(db, known);
  return known;
}

async function devicesBy(db: Db, hashes: string[]): Promise<(KnownDevice | undefined)[]> {
  const rows = await db.query.device.findMany({
    where: (its, { inArray }) => inArray(its.tokenHash, hashes),
  });
  const byHash = new Map(
    rows.map(({ id, gate, role, editionId, name, userId, revokedAt, tokenHash }) => [
      tokenHash,
      {
        actor: { kind: 'device', deviceId: id, gate, role } satisfies Device,
        editionId,
        name,
        userId,
        isRevoked: revokedAt !== null,
      },
    ]),
  );
  return hashes.map((hash) => byHash.get(hash));
}

/** The key of what a device keeps, in base64; undefined when it no longer stands. */
export async function deviceKey(scope: Scope): Promise<string | undefined> {
  if (scope.actor.kind !== 'device') return undefined;
  const { deviceId } = scope.actor;
  const [found] = await scope.db
    .select({ sealedKey: device.sealedKey })
    .from(device)
    .where(and(eq(device.id, deviceId), isNull(device.revokedAt)));
  return found && unseal(found.sealedKey, keyContext(deviceId));
}

/** Who may stand at the gates, with what a device needs to know them by their PIN. */
export const operatorsOf = (scope: Pick<Scope, 'db'>, editionId: string) =>
  scope.db
    .select({ id: operator.id, name: operator.name, role: operator.role, pinHash: operator.pinHash })
    .from(operator)
    .where(and(eq(operator.editionId, editionId), isNull(operator.endedAt)))
    .orderBy(asc(operator.name));
