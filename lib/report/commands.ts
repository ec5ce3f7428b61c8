import { and, eq } from 'drizzle-orm';
import { insertAll, rowsFor } from '@/db/insert';
import { report, reportRecipient } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { newId } from '@/lib/core/id';
import { expectOk, ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { stats } from '@/lib/dashboard/stats';
import { currentEdition } from '@/lib/edition/queries';
import type { Edition } from '@/lib/edition/rules';
import { compose } from '@/lib/mail/commands';
import type { RecipientsInput } from './input';
import { reportLetter } from './letter';
import { mayAddressReports } from './policy';
import { type Report, recipientsOf } from './queries';
import { morningOf } from './rules';

/**
 * Freezes the dashboard of this morning, once, and mails it; tells whether it was this call that did. Any number of workers
 * may call it as often as they like: the first row of a day is the one that stays.
 */
export async function takeMorningReport(scope: Scope): Promise<boolean> {
  const edition = await currentEdition(scope);
  const morning = morningOf(scope.now, edition);
  if (!morning || (await isTaken(scope, edition.id, morning.day))) return false;
  const taken: Report = { day: morning.day, takenAt: scope.now, stats: expectOk(await stats(scope)) };
  return expectOk(await inTransaction(scope, async (tx) => ok(await keep(tx, edition, taken))));
}

async function keep(tx: TxScope, edition: Edition, taken: Report): Promise<boolean> {
  // Counting takes a while, and others may have counted meanwhile: the unique day decides.
  const [kept] = await tx.db
    .insert(report)
    .values({ id: newId(), editionId: edition.id, ...taken })
    .onConflictDoNothing()
    .returning({ id: report.id });
  if (!kept) return false;
  const to = await recipientsOf(tx, edition.id);
  await compose(
    tx,
    edition,
    to.map((recipient) => reportLetter(kept.id, taken, recipient)),
  );
  await record(tx, {
    action: 'report.taken',
    subject: `report:${kept.id}`,
    after: { day: taken.day, tiles: taken.stats.tiles, recipients: to.length },
  });
  return true;
}

const isTaken = async ({ db }: Pick<Scope, 'db'>, editionId: string, day: string): Promise<boolean> =>
  (await db.$count(report, and(eq(report.editionId, editionId), eq(report.day, day)))) > 0;

/** Says who gets the reports from the next one on, in which language; addresses are kept outside of the chain. */
export function addressReports(
  scope: Scope,
  { emails, locale }: RecipientsInput,
): Promise<Result<number, 'NOT_ALLOWED'>> {
  return inTransaction<number, 'NOT_ALLOWED'>(scope, async (tx) => {
    if (!mayAddressReports(tx.actor)) return refuse('NOT_ALLOWED');
    const edition = await currentEdition(tx);
    const before = await recipientsOf(tx, edition.id);
    const known = new Map(before.map((one) => [one.email, one]));
    await tx.db.delete(reportRecipient).where(eq(reportRecipient.editionId, edition.id));
    const rows = emails.map(
      (email) => known.get(email) ?? { editionId: edition.id, email, locale, addedAt: tx.now },
    );
    await insertAll(tx.db, { ...rowsFor(reportRecipient, rows), isRepeatable: true });
    await record(tx, {
      action: 'report.addressed',
      subject: `edition:${edition.id}`,
      before: { recipients: before.length },
      after: { recipients: rows.length },
      personal: { before: [...known.keys()], after: emails },
    });
    return ok(rows.length);
  });
}
