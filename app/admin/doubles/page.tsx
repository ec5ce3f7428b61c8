import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/empty-state';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { TextInput } from '@/app/_ui/text-input';
import { doublePairs, PAIR_VIEWS, PAIRS_A_PAGE, type PairView } from '@/lib/identity/queries';
import { deskScope, opened } from '../_desk/door';
import { Go, GoButton } from '../_desk/go';
import { Shortcuts } from '../_desk/shortcuts';
import { DOUBLES } from '../registrations/list-address';
import { PairTable } from './pair-table';

type DoublesPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('identity.list'))('title') };
}

/** Pairs of registrations that may be of one person, and what became of those that were decided. */
export default async function DoublesPage({ searchParams }: DoublesPageProps) {
  const scope = await deskScope(DOUBLES);
  const asked = await searchParams;
  const view: PairView = PAIR_VIEWS.find((known) => known === asked.view) ?? 'open';
  const page = /^[1-9]\d{0,3}$/.test(String(asked.page)) ? Number(asked.page) : 1;
  const { rows, counts } = opened(await doublePairs(scope, { view, page }));
  const [words, format] = await Promise.all([getTranslations('identity.list'), getFormatter()]);
  return (
    <>
      <Shortcuts />
      <PageHeader title={words('title')} lead={words('lead')} />
      {asked.unknown !== undefined && <Notice tone="bad" role="alert" title={words('unknown')} />}
      <nav aria-label={words('views')}>
        <ul className="flex flex-wrap gap-x-6 gap-y-2">
          {PAIR_VIEWS.map((one) => (
            <li key={one}>
              <Go
                href={viewAddress(one)}
                aria-current={one === view ? 'page' : undefined}
                className="link aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
              >
                {words(`view.${one}`)} <span className="tabular">{format.number(counts[one])}</span>
              </Go>
            </li>
          ))}
        </ul>
      </nav>
      {rows.length === 0 ? (
        <EmptyState title={words(`none.${view}`)}>{words('noneHelp')}</EmptyState>
      ) : (
        <PairTable caption={words(`view.${view}`)} rows={rows} view={view} />
      )}
      <Pages view={view} page={page} count={counts[view]} />
      <ByHand />
    </>
  );
}

const viewAddress = (view: PairView, page = 1): string => {
  const query = new URLSearchParams({
    ...(view !== 'open' && { view }),
    ...(page > 1 && { page: String(page) }),
  });
  return query.size > 0 ? `${DOUBLES}?${query}` : DOUBLES;
};

async function Pages({ view, page, count }: { view: PairView; page: number; count: number }) {
  const [words, pages] = await Promise.all([
    getTranslations('identity.list'),
    getTranslations('admin.pages'),
  ]);
  const isLast = page * PAIRS_A_PAGE >= count;
  if (page === 1 && isLast) return null;
  return (
    <nav aria-label={words('pages')} className="flex flex-wrap gap-3">
      {page > 1 && (
        <GoButton href={viewAddress(view, page - 1)} rel="prev">
          {words('previous')}
        </GoButton>
      )}
      {!isLast && (
        <GoButton href={viewAddress(view, page + 1)} rel="next">
          {pages('next')}
        </GoButton>
      )}
    </nav>
  );
}

/** Any two by their numbers: a reviewer may know what no likeness shows. */
async function ByHand() {
  const words = await getTranslations('identity.list');
  const input = { maxLength: 40, required: true, autoComplete: 'off', className: 'tabular' } as const;
  return (
    <section aria-labelledby="by-hand" className="grid max-w-text gap-3">
      <h2 id="by-hand" className="text-lg">
        {words('byHand')}
      </h2>
      <p className="text-sm text-muted">{words('byHandHelp')}</p>
      <form
        action={`${DOUBLES}/by-hand`}
        method="get"
        className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]"
      >
        <span className="grid gap-1">
          <label htmlFor="by-hand-first" className="font-medium">
            {words('first')}
          </label>
          <TextInput id="by-hand-first" name="first" {...input} />
        </span>
        <span className="grid gap-1">
          <label htmlFor="by-hand-second" className="font-medium">
            {words('second')}
          </label>
          <TextInput id="by-hand-second" name="second" {...input} />
        </span>
        <Button tone="quiet">{words('compare')}</Button>
      </form>
    </section>
  );
}
