import { getFormatter, getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import type { RegistrationFilter } from '@/lib/dashboard/input';
import type { WorkCounts } from '@/lib/dashboard/queue';
import { MOST_FOUND } from '@/lib/dashboard/sought';
import type { View } from '@/lib/queue/queries';
import { ActionScope, ScopedForm } from '../_desk/action-form';
import { KeptInput } from '../_desk/kept-fields';
import { besideAddress, queryOf } from './list-address';
import { changeViews } from './view-actions';

type ViewsProps = { views: readonly View[]; query: string; work: WorkCounts; filter: RegistrationFilter };

/** Lists that one comes back to: what there is to do in the present one, and those kept under a name. */
export async function Views({ views, query, work, filter }: ViewsProps) {
  const [words, list, format] = await Promise.all([
    getTranslations('admin.views'),
    getTranslations('admin.list'),
    getFormatter(),
  ]);
  const toDo = { ...filter, status: 'submitted' as const };
  const built = [
    { key: 'undecided', count: work.undecided, query: queryOf({ ...toDo, assignee: undefined }) },
    { key: 'mine', count: work.mine, query: queryOf({ ...toDo, assignee: 'me' }) },
    { key: 'nobodys', count: work.nobodys, query: queryOf({ ...toDo, assignee: 'nobody' }) },
  ] as const;
  const own = views.filter(({ owner }) => owner === null);
  const look =
    'inline-flex min-h-8 items-center gap-2 rounded px-3 text-sm hover:bg-sunken aria-[current]:bg-river-soft aria-[current]:font-semibold';
  return (
    <div className="grid gap-2">
      <nav aria-label={words('label')}>
        <ul className="flex flex-wrap gap-1">
          {built.map(({ key, count, query: to }) => (
            <li key={key}>
              <a
                href={besideAddress(to, {})}
                aria-current={to === query ? 'true' : undefined}
                className={look}
              >
                {words(key)}{' '}
                <span className="tabular text-muted">
                  {count === undefined ? list('more', { count: MOST_FOUND }) : format.number(count)}
                </span>
              </a>
            </li>
          ))}
          {views.map(({ id, name, query: to, owner }) => (
            <li key={id}>
              <a
                href={besideAddress(to, {})}
                title={owner ? words('from', { owner }) : undefined}
                aria-current={to === query ? 'true' : undefined}
                className={look}
              >
                <bdi>{name}</bdi>
                {owner && <span className="sr-only">{words('from', { owner })}</span>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <details className="w-fit max-w-full">
        <summary className="link w-fit cursor-pointer text-sm">{words('manage')}</summary>
        <ActionScope action={changeViews}>
          <div className="grid max-w-text gap-6 rounded border border-line bg-surface p-4">
            <ScopedForm name="save" className="grid gap-3">
              <input type="hidden" name="query" value={query} />
              <KeptInput name="name" label={words('name')} help={words('nameHelp')} maxLength={60} />
              <label className="flex min-h-8 cursor-pointer items-center gap-2">
                <input type="checkbox" name="isShared" className="size-5 accent-river" />
                {words('shared')}
              </label>
              <Button tone="quiet" size="small" className="justify-self-start">
                {words('save')}
              </Button>
            </ScopedForm>
            {own.length > 0 && (
              <ul aria-label={words('own')} className="grid gap-1">
                {own.map(({ id, name, isShared }) => (
                  <li key={id} className="flex flex-wrap items-center gap-3">
                    <bdi>{name}</bdi>
                    {isShared && <span className="text-sm text-muted">{words('isShared')}</span>}
                    <ScopedForm name={`delete:${id}`} className="ms-auto">
                      <input type="hidden" name="id" value={id} />
                      <Button tone="quiet" size="small" aria-label={words('deleteThis', { name })}>
                        {words('delete')}
                      </Button>
                    </ScopedForm>
                  </li>
                ))}
              </ul>
            )}
            <ScopedForm name="deal" className="grid gap-2">
              <p className="text-sm text-muted">
                {work.nobodys === undefined
                  ? words('dealHelpCut', { count: MOST_FOUND })
                  : words('dealHelp', { count: work.nobodys })}
              </p>
              <Button tone="quiet" size="small" className="justify-self-start">
                {words('deal')}
              </Button>
            </ScopedForm>
          </div>
        </ActionScope>
      </details>
    </div>
  );
}
