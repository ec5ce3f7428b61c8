import { and, eq, gt, isNull, type SQL } from 'drizzle-orm';
import { deviceEnrolment, gate } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { after } from '@/lib/core/clock';
import { env } from '@/lib/core/env';
import { newId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { hashToken, newToken } from '@/lib/core/token';
import { currentEdition } from '@/lib/edition/queries';
import type { OfferInput } from './offers';
import { mayManageDevices } from './policy';
import { ENROLMENT_MS } from './rules';

/** The address that makes a device one of ours, once; the code is behind the `#`, so that no log ever sees it. */
export type Offer = { link: string; expiresAt: Date };

/**
 * Offers to make a device one of ours: its code is told this once, and only its hash is kept. A code of the same name that
 * still waits ends: it was lost from the screen, and two devices of one name would be told apart by nobody.
 */
export function offerEnrolment(
  scope: Scope,
  { name, gate: key, role }: OfferInput,
): Promise<Result<Offer, 'NOT_ALLOWED' | 'UNKNOWN_GATE'>> {
  return inTransaction<Offer, 'NOT_ALLOWED' | 'UNKNOWN_GATE'>(scope, async (tx) => {
    if (!mayManageDevices(tx.actor)) return refuse('NOT_ALLOWED');
    const { id: editionId } = await currentEdition(tx);
    if (!(await isGate(tx, editionId, key))) return refuse('UNKNOWN_GATE');
    const id = newId();
    const code = newToken();
    const expiresAt = after(tx.now, ENROLMENT_MS);
    await endOffers(tx, and(eq(deviceEnrolment.editionId, editionId), eq(deviceEnrolment.name, name)));
    await tx.db.insert(deviceEnrolment).values({
      id,
      editionId,
      codeHash: hashToken(code),
      name,
      gate: key,
      role,
      madeAt: tx.now,
      madeBy: actorKey(tx.actor),
      expiresAt,
    });
    await record(tx, {
      action: 'device.offered',
      subject: `device_enrolment:${id}`,
      after: { name, gate: key, role },
    });
    return ok({ link: `${env().publicUrl}/gate/enrol#${code}`, expiresAt });
  });
}

/** A code that waits for its device makes none any more; of two who withdraw it, or a device that came first, one is told. */
export function withdrawOffer(
  scope: Scope,
  id: string,
): Promise<Result<void, 'NOT_ALLOWED' | 'ENROLMENT_USED'>> {
  return inTransaction<void, 'NOT_ALLOWED' | 'ENROLMENT_USED'>(scope, async (tx) => {
    if (!mayManageDevices(tx.actor)) return refuse('NOT_ALLOWED');
    const ended = await endOffers(tx, eq(deviceEnrolment.id, id));
    return ended === 0 ? refuse('ENROLMENT_USED') : ok(undefined);
  });
}

/** How many codes that still waited end. */
async function endOffers(tx: TxScope, which: SQL | undefined): Promise<number> {
  const waits = and(which, isNull(deviceEnrolment.usedAt), gt(deviceEnrolment.expiresAt, tx.now));
  const ended = await tx.db
    .update(deviceEnrolment)
    .set({ expiresAt: tx.now })
    .where(waits)
    .returning({ id: deviceEnrolment.id });
  for (const { id } of ended)
    await record(tx, { action: 'device.offer_withdrawn', subject: `device_enrolment:${id}` });
  return ended.length;
}

/** The gate is on a higher floor: here it is only a name that must be there. */
export const isGate = async (tx: TxScope, editionId: string, key: string): Promise<boolean> =>
  (await tx.db.$count(gate, and(eq(gate.editionId, editionId), eq(gate.key, key)))) > 0;
