import { and, asc, desc, eq } from 'drizzle-orm';
import { report, reportRecipient } from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import type { Stats } from '@/lib/dashboard/stats';
import { currentEdition } from '@/lib/edition/queries';
import { mayReadRegistrations } from '@/lib/registration/policy';
import { mayAddressReports } from './policy';

/** A frozen morning. What later releases count and this one did not is missing from it. */
export type Report = { day: string; takenAt: Date; stats: Stats };

/** The reports of the edition, newest first. */
export async function listReports(scope: Scope): Promise<Result<Report[], 'NOT_ALLOWED'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const edition = await currentEdition(scope);
  const rows = await scope.db
    .select()
    .from(report)
    .where(eq(report.editionId, edition.id))
    .orderBy(desc(report.day));
  return ok(rows.map(reportOf));
}

/** The report of one morning. */
export async function readReport(
  scope: Scope,
  day: string,
): Promise<Result<Report, 'NOT_ALLOWED' | 'NOT_FOUND'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  if (!isDay(day)) return refuse('NOT_FOUND');
  const edition = await currentEdition(scope);
  const [row] = await scope.db
    .select()
    .from(report)
    .where(and(eq(report.editionId, edition.id), eq(report.day, day)));
  return row ? ok(reportOf(row)) : refuse('NOT_FOUND');
}

export type Recipient = typeof reportRecipient.$inferSelect;

/** Who gets the report by mail. */
export async function recipients(scope: Scope): Promise<Result<Recipient[], 'NOT_ALLOWED'>> {
  if (!mayAddressReports(scope.actor)) return refuse('NOT_ALLOWED');
  const edition = await currentEdition(scope);
  return ok(await recipientsOf(scope, edition.id));
}

export const recipientsOf = (scope: Pick<Scope, 'db'>, editionId: string): Promise<Recipient[]> =>
  scope.db
    .select()
    .from(reportRecipient)
    .where(eq(reportRecipient.editionId, editionId))
    .orderBy(asc(reportRecipient.email));

const reportOf = ({ day, takenAt, stats }: typeof report.$inferSelect): Report => ({
  day,
  takenAt,
  stats: stats as Stats,
});

/** A day that exists: PostgreSQL knows no 31 February and no year 0. */
function isDay(text: string): boolean {
  const at = /^[1-9]\d{3}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00Z`) : undefined;
  return at !== undefined && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
