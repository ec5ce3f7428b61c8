import { and, asc, eq, gt, type SQL, sql } from 'drizzle-orm';
import { CURRENT_EDITION, registration } from '@/db/schema';
import { NEEDED } from '@/lib/consent/rules';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import type { Edition } from '@/lib/edition/rules';
import { compose } from '@/lib/mail/commands';
import { addressed, letterTo, statusLink } from './letters';
import { ACTIVE_STATES } from './rules';

const TOGETHER = 200;

/**
 * Who takes part and has not agreed to a needed text in the version for which everybody was last asked again, or a newer one:
 * what `outstandingIn` says of one, for a list of many. `before`: as it stood at that moment, when they were in `state`.
 */
export const owesConsent = ({ state, before }: { state?: SQL; before?: Date } = {}): SQL<boolean> => {
  const active = sql`ARRAY[${sql.join(
    [...ACTIVE_STATES].map((one) => sql`${one}`),
    sql`, `,
  )}]::text[]`;
  const until = (column: string) => (before ? sql`AND ${sql.raw(column)} < ${before}` : sql``);
  const isTakenBack = before ? sql`withdrawn_at < ${before}` : sql`withdrawn_at IS NOT NULL`;
  const lacks = NEEDED.map(
    (purpose) => sql`NOT EXISTS (SELECT 1 FROM consent WHERE consent.registration_id = ${registration.id}
      AND consent.purpose = ${purpose} AND (${isTakenBack}) IS NOT TRUE ${until('given_at')} AND consent.version >= (
        SELECT coalesce(max(version), 1) FROM consent_document WHERE edition_id = ${CURRENT_EDITION}
          AND purpose = ${purpose} AND asks_again ${until('published_at')}))`,
  );
  return sql<boolean>`(${state ?? registration.state} = ANY (${active}) AND (${sql.join(lacks, sql` OR `)}))`;
};

/** The same of whom a ticket lets in nowhere for it: of nobody, where the edition stops nobody for it. */
export const isStoppedUnagreed = (stops: boolean): SQL<boolean> =>
  stops ? owesConsent() : sql<boolean>`false`;

/**
 * Writes to everybody who has not agreed to what is asked for by now; once for each version, however often this runs. Those who
 * come later were shown the text.
 */
export async function askAgain(
  scope: Scope,
  { purpose, version }: { purpose: string; version: number },
): Promise<void> {
  const edition = await currentEdition(scope);
  for (let last: string | undefined; ; ) {
    const some = expectOk(
      await inTransaction(scope, async (tx) => ok(await askSome(tx, edition, `${purpose}:${version}`, last))),
    );
    if (some.length < TOGETHER) return;
    last = some.at(-1)?.id;
  }
}

async function askSome(tx: TxScope, edition: Edition, text: string, last: string | undefined) {
  const some = await tx.db
    .select()
    .from(registration)
    .where(
      and(
        eq(registration.editionId, edition.id),
        owesConsent(),
        last ? gt(registration.id, last) : undefined,
      ),
    )
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
