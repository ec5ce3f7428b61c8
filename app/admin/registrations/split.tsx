import { getTranslations } from 'next-intl/server';
import { TextInput } from '@/app/_ui/text-input';
import type { Scope } from '@/lib/core/scope';
import type { RegistrationPage } from '@/lib/dashboard/queries';
import { Go } from '../_desk/go';
import { RecordView } from './[reference]/record-view';
import { besideAddress, LIST, listAddress } from './list-address';
import { QueueList } from './queue-list';
import { queueRows } from './queue-rows';
import type { Asked, AskedList } from './read-list';
import { TakenLast } from './taken-last';

type SplitProps = { scope: Scope; list: AskedList; open: string; page: RegistrationPage; asked: Asked };

/** List and record side by side; where there is no room for both, the record, and the list one step back. */
export async function Split({ scope, list, open, page, asked }: SplitProps) {
  const { query, cursor, filter, sort, chosenSort, columns } = list;
  const [words, rows] = await Promise.all([
    getTranslations('admin.queue'),
    queueRows(page, { query, cursor, sort }),
  ]);
  const back = besideAddress(query, { cursor });
  const decided = typeof asked.of === 'string' ? asked.of : undefined;
  return (
    <div className="grid items-start gap-x-8 xl:grid-cols-[22rem_minmax(0,1fr)]">
      <section
        aria-labelledby="queue"
        className="sticky top-0 -my-6 grid h-dvh grid-rows-[auto_minmax(0,1fr)] gap-3 border-e border-line py-6 max-xl:hidden"
      >
        <div className="grid gap-3 pe-3">
          <div className="flex items-baseline justify-between gap-3">
            <h2 id="queue" className="text-lg">
              {words(page.isTotalCut ? 'titleCut' : 'title', { count: page.total })}
            </h2>
            <Go href={back} data-close>
              {words('wholeList')}
            </Go>
          </div>
          <search>
            <form action={LIST} method="get">
              {Object.entries({ ...filter, q: undefined, sort: chosenSort, columns: columns.join(',') }).map(
                ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
              )}
              <label htmlFor="queue-q" className="sr-only">
                {words('search')}
              </label>
              <TextInput
                id="queue-q"
                type="search"
                name="q"
                defaultValue={filter.q}
                maxLength={100}
                placeholder={words('search')}
                data-letter="Slash"
                data-key="KeyS"
                aria-keyshortcuts="Alt+S"
                className="min-h-9! py-1!"
              />
            </form>
          </search>
          {cursor && <Go href={listAddress(filter, { sort })}>{words('fromStart')}</Go>}
        </div>
        <QueueList
          key={`${query}&${cursor}`}
          rows={rows}
          nextCursor={page.nextCursor}
          query={query}
          open={open}
          decided={decided}
          words={{
            list: words('list'),
            loading: words('loading'),
            lost: words('lost'),
            again: words('again'),
          }}
        />
      </section>
      <div className="grid min-w-0 gap-8">
        <TakenLast scope={scope} taken={asked.taken} of={decided} />
        <RecordView
          scope={scope}
          reference={open}
          queue={{ ...filter, sort, query: besideAddress(query, { cursor }).split('?')[1] ?? '', back }}
        />
      </div>
    </div>
  );
}
