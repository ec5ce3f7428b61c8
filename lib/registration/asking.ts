import { and, asc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm';
import { registration } from '@/db/schema';
import { askedVersions } from '@/lib/consent/queries';
import { type AskedVersions, NEEDED } from '@/lib/consent/rules';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import type { Edition } from '@/lib/edition/rules';
import { compose } from '@/lib/mail/commands';
import { addressed, letterTo, statusLink } from './letters';
import { ACTIVE_STATES } from './rules';

const TOGETHER = 200;

/** Who takes part and has not agreed to a needed text in the version that is asked for, or a newer one. */
export const owesConsent = (asked: AskedVersions): SQL<boolean> =>
  and(
    inArray(registration.state, [...ACTIVE_STATES]),
    sql`(${sql.join(
      NEEDED.map(
        (purpose) => sql`NOT EXISTS (SELECT 1 FROM consent WHERE consent.registration_id = ${registration.id}
          AND consent.purpose = ${purpose} AND consent.withdrawn_at IS NULL AND consent.version >= ${asked[purpose]})`,
      ),
      sql` OR `,
    )})`,
  ) as SQL<boolean>;

/** The same of whom a ticket lets in nowhere for it: of nobody, where nothing is asked for so. */
export const isStoppedUnagreed = (asked: AskedVersions | undefined): SQL<boolean> =>
  asked ? owesConsent(asked) : sql<boolean>`false`;

/**
 * Writes to everybody who has not agreed to what is asked for by now; once for each version, however often this runs. Those who
 * come later were shown the text.
 */
export async function askAgain(
  scope: Scope,
  { purpose, version }: { purpose: string; version: number },
): Promise<void> {
  const [edition, asked] = await Promise.all([currentEdition(scope), askedVersions(scope)]);
  for (let last: string | undefined; ; ) {
    const some = expectOk(
      await inTransaction(scope, async (tx) =>
        ok(await askSome(tx, edition, owesConsent(asked), `${purpose}:${version}`, last)),
      ),
    );
    if (some.length < TOGETHER) return;
    last = some.at(-1)?.id;
  }
}

async function askSome(tx: TxScope, edition: Edition, owing: SQL, text: string, last: string | undefined) {
  const some = await tx.db
    .select()
    .from(registration)
    .where(and(eq(registration.editionId, edition.id), owing, last ? gt(registration.id, last) : undefined))
    .orderBy(asc(registration.id))
    .limit(TOGETHER);
  await compose(
    tx,
    edition,
    some.map((row) => ({
      ...letterTo(row, `consent:${text}`),
      kind: 'consent_asked' as const,
      values: { ...addressed(row), link: statusLink(row.locale) },
    })),
  );
  return some;
}
