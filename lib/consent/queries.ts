import { and, asc, desc, eq, inArray, isNull, max } from 'drizzle-orm';
import { type ConsentPurpose, CURRENT_EDITION, consent, consentDocument, consentDraft } from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { mayWriteDocuments } from './policy';
import { type AskedVersions, type GivenConsent, NEEDED, type ShownVersions } from './rules';

export type ConsentDocument = typeof consentDocument.$inferSelect;

/** Every version of the texts that people agree to in the current edition, newest first. Public: whoever agreed may read on what. */
export const documentsOf = (scope: Pick<Scope, 'db'>, purpose?: ConsentPurpose): Promise<ConsentDocument[]> =>
  scope.db
    .select()
    .from(consentDocument)
    .where(
      and(
        eq(consentDocument.editionId, CURRENT_EDITION),
        purpose ? eq(consentDocument.purpose, purpose) : undefined,
      ),
    )
    .orderBy(asc(consentDocument.purpose), desc(consentDocument.version));

/** The version of each text that counts now. */
export async function currentVersions(scope: Pick<Scope, 'db'>): Promise<ShownVersions> {
  const rows = await scope.db
    .select({ purpose: consentDocument.purpose, version: max(consentDocument.version) })
    .from(consentDocument)
    .where(eq(consentDocument.editionId, CURRENT_EDITION))
    .groupBy(consentDocument.purpose);
  return Object.fromEntries(rows.map(({ purpose, version }) => [purpose, version ?? 1]));
}

/** The oldest version of each needed text that is enough: the newest for which everybody was asked again. */
export async function askedVersions(scope: Pick<Scope, 'db'>): Promise<AskedVersions> {
  const rows = await scope.db
    .select({ purpose: consentDocument.purpose, version: max(consentDocument.version) })
    .from(consentDocument)
    .where(and(eq(consentDocument.editionId, CURRENT_EDITION), eq(consentDocument.asksAgain, true)))
    .groupBy(consentDocument.purpose);
  const asked = new Map(rows.map(({ purpose, version }) => [purpose, version ?? 1]));
  return Object.fromEntries(NEEDED.map((one) => [one, asked.get(one) ?? 1])) as AskedVersions;
}

/** What a person agreed to, when, and what was taken back, oldest first. */
export const consentsOf = (scope: Pick<Scope, 'db'>, registrationId: string): Promise<GivenConsent[]> =>
  scope.db
    .select({
      purpose: consent.purpose,
      version: consent.version,
      locale: consent.locale,
      givenAt: consent.givenAt,
      givenBy: consent.givenBy,
      withdrawnAt: consent.withdrawnAt,
    })
    .from(consent)
    .where(eq(consent.registrationId, registrationId))
    .orderBy(asc(consent.givenAt), asc(consent.purpose));

/** Which of these people agree to something at this moment. */
export async function agreeing(
  { db }: Pick<Scope, 'db'>,
  people: readonly string[],
  purpose: ConsentPurpose,
): Promise<Set<string>> {
  if (people.length === 0) return new Set();
  const rows = await db
    .selectDistinct({ id: consent.registrationId })
    .from(consent)
    .where(
      and(
        inArray(consent.registrationId, [...people]),
        eq(consent.purpose, purpose),
        isNull(consent.withdrawnAt),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}

export type WrittenDraft = typeof consentDraft.$inferSelect;

/** The drafts of the current edition, for who writes them. */
export async function draftsOf(scope: Scope): Promise<Result<WrittenDraft[], 'NOT_ALLOWED'>> {
  if (!mayWriteDocuments(scope.actor)) return refuse('NOT_ALLOWED');
  return ok(await scope.db.select().from(consentDraft).where(eq(consentDraft.editionId, CURRENT_EDITION)));
}
