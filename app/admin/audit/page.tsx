import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHeader } from '@/app/_ui/page-header';
import { chainProgress, recentFacts } from '@/lib/audit/queries';
import { actorNames } from '@/lib/auth/queries';
import { referencesOf } from '@/lib/dashboard/queries';
import { deskEdition, deskScope, opened } from '../_desk/door';
import { factWords } from '../_desk/fact-words';
import { GoButton } from '../_desk/go';
import { Chain } from './chain';
import { FactTable } from './fact-table';

const PER_PAGE = 100;
type AuditPageProps = { searchParams: Promise<{ before?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.audit'))('title') };
}

/** Who did what, newest first, and how far the chain that proves it has come. */
export default async function AuditPage({ searchParams }: AuditPageProps) {
  const scope = await deskScope('/admin/audit');
  const asked = (await searchParams).before;
  const before = typeof asked === 'string' ? asked : undefined;
  const { rows, older } = opened(await recentFacts(scope, { limit: PER_PAGE, before }));
  const progress = opened(await chainProgress(scope));
  const subjects = rows.map(({ fact }) => fact.subject);
  const [names, references] = await Promise.all([
    actorNames(scope, [...rows.map(({ fact }) => fact.actor), ...subjects]),
    referencesOf(scope, subjects),
  ]);
  const [words, pages, { clock }, facts] = await Promise.all([
    getTranslations('admin.audit'),
    getTranslations('admin.pages'),
    deskEdition(),
    factWords(names),
  ]);
  return (
    <>
      <PageHeader title={words('title')} />
      <Chain progress={progress} />
      {rows.length === 0 ? (
        <EmptyState title={words('empty')} />
      ) : (
        <FactTable rows={rows} names={names} references={references} facts={facts} clock={clock} />
      )}
      {(before || older) && (
        <nav aria-label={pages('label')} className="flex gap-3">
          {before && <GoButton href="/admin/audit">{pages('newest')}</GoButton>}
          {older && (
            <GoButton href={`/admin/audit?before=${older}`} rel="next">
              {pages('older')}
            </GoButton>
          )}
        </nav>
      )}
    </>
  );
}
