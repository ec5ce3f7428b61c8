import { and, desc, eq } from 'drizzle-orm';
import { siteDraft, siteVersion } from '@/db/schema';
import { actorNames } from '@/lib/auth/queries';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { mayChangeSettings } from '@/lib/edition/policy';
import { tracksOf } from '@/lib/edition/queries';
import type { Edition } from '@/lib/edition/rules';
import type { SiteContent, SitePage } from './rules';
import { startingContent } from './starting';

export type Published = { content: SiteContent; number: number; publishedAt: Date | undefined };

/** What a page says to everybody; number 0 is what the platform says itself. */
export async function publishedPage(
  scope: Pick<Scope, 'db'>,
  edition: Edition,
  page: SitePage,
): Promise<Published> {
  const [latest] = await scope.db
    .select({
      content: siteVersion.content,
      number: siteVersion.number,
      publishedAt: siteVersion.publishedAt,
    })
    .from(siteVersion)
    .where(and(eq(siteVersion.editionId, edition.id), eq(siteVersion.page, page)))
    .orderBy(desc(siteVersion.number))
    .limit(1);
  if (latest) return latest;
  const tracks = (await tracksOf(scope, edition.id)).filter(({ isOpen }) => isOpen).length;
  return { content: startingContent(page, edition, tracks), number: 0, publishedAt: undefined };
}

export type Draft = { content: SiteContent; revision: string; changedAt: Date; changedBy: string };
export type Version = { number: number; publishedAt: Date; publishedBy: string };
export type PageAtWork = {
  published: Published;
  draft: Draft | undefined;
  versions: Version[];
  actors: ReadonlyMap<string, string>;
};

/** A page as its editors see it: what stands there, what is being written, and everything that ever stood there. */
export async function pageAtWork(
  scope: Scope,
  edition: Edition,
  page: SitePage,
): Promise<Result<PageAtWork, 'NOT_ALLOWED'>> {
  if (!mayChangeSettings(scope.actor)) return refuse('NOT_ALLOWED');
  const [published, [draft], versions] = await Promise.all([
    publishedPage(scope, edition, page),
    scope.db
      .select()
      .from(siteDraft)
      .where(and(eq(siteDraft.editionId, edition.id), eq(siteDraft.page, page))),
    scope.db
      .select({
        number: siteVersion.number,
        publishedAt: siteVersion.publishedAt,
        publishedBy: siteVersion.publishedBy,
      })
      .from(siteVersion)
      .where(and(eq(siteVersion.editionId, edition.id), eq(siteVersion.page, page)))
      .orderBy(desc(siteVersion.number)),
  ]);
  const actors = await actorNames(scope, [...versions.map((one) => one.publishedBy), draft?.changedBy ?? '']);
  return ok({ published, draft, versions, actors });
}

/** A page as it would stand there after the next publication, for its editors alone. */
export async function previewPage(
  scope: Scope,
  edition: Edition,
  page: SitePage,
): Promise<Result<SiteContent, 'NOT_ALLOWED'>> {
  const atWork = await pageAtWork(scope, edition, page);
  if (!atWork.ok) return atWork;
  return ok(atWork.value.draft?.content ?? atWork.value.published.content);
}
