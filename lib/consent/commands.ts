import { and, eq, isNull } from 'drizzle-orm';
import { type Rows, rowsFor } from '@/db/insert';
import { type ConsentDoor, type ConsentPurpose, consent } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import type { TxScope } from '@/lib/core/scope';
import type { ShownVersions } from './rules';

type Agreeing = {
  registrationId: string;
  editionId: string;
  agreed: readonly ConsentPurpose[];
  versions: ShownVersions;
  locale: string;
  givenAt: Date;
  givenBy: ConsentDoor;
};

/** The rows of consents, for who writes them together with other rows. */
export const consentRows = (given: readonly Agreeing[]): Rows =>
  rowsFor(
    consent,
    given.flatMap(({ agreed, versions, ...rest }) =>
      agreed.map((purpose) => ({ ...rest, purpose, version: versions[purpose] ?? 1 })),
    ),
  );

/** Notes that somebody agrees to the version shown; false where the same consent stands already. */
export async function noteConsent(tx: TxScope, given: typeof consent.$inferInsert): Promise<boolean> {
  const made = await tx.db
    .insert(consent)
    .values(given)
    .onConflictDoNothing()
    .returning({ purpose: consent.purpose });
  if (made.length === 0) return false;
  await record(tx, {
    action: 'consent.given',
    subject: `registration:${given.registrationId}`,
    after: { purpose: given.purpose, version: given.version },
  });
  return true;
}

/** Closes what stands of a purpose; false where nothing does. */
export async function closeConsent(
  tx: TxScope,
  registrationId: string,
  purpose: ConsentPurpose,
  door: ConsentDoor,
): Promise<boolean> {
  const closed = await tx.db
    .update(consent)
    .set({ withdrawnAt: tx.now, withdrawnBy: door })
    .where(
      and(
        eq(consent.registrationId, registrationId),
        eq(consent.purpose, purpose),
        isNull(consent.withdrawnAt),
      ),
    )
    .returning({ version: consent.version });
  if (closed.length === 0) return false;
  await record(tx, {
    action: 'consent.withdrawn',
    subject: `registration:${registrationId}`,
    before: { purpose, version: Math.max(...closed.map(({ version }) => version)) },
  });
  return true;
}
