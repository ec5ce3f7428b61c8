import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { PageHeader } from '@/app/_ui/page-header';
import { Table } from '@/app/_ui/table';
import { actorNames } from '@/lib/auth/queries';
import { retentionCalendar } from '@/lib/retention/calendar';
import { endOf } from '@/lib/retention/rules';
import { Dense } from '../_desk/dense';
import { deskEdition, deskScope, opened } from '../_desk/door';
import { factWords } from '../_desk/fact-words';
import { Go, GoButton } from '../_desk/go';
import { ProofNotice } from '../_desk/proof-notice';
import { When } from '../_desk/when';
import { recordAddress } from '../registrations/list-address';
import { RETENTION } from './address';
import { CalendarTable } from './calendar-table';
import { DoneTable } from './done-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('retention'))('title') };
}

/** What is kept about people and until when, whom nothing is destroyed of, and what has been destroyed. */
export default async function RetentionPage() {
  const scope = await deskScope(RETENTION);
  const { plans, held, done, edition } = opened(await retentionCalendar(scope));
  const actors = [...held.map(({ hold }) => hold.setBy), ...done.map(({ startedBy }) => startedBy)];
  const [words, { clock }, names] = await Promise.all([
    getTranslations('retention'),
    deskEdition(),
    actorNames(scope, actors),
  ]);
  const { who } = await factWords(names);
  const lastDay = new Date(endOf(edition).getTime() - 1);
  return (
    <>
      <PageHeader
        title={words('title')}
        lead={words('lead', { end: clock.day(lastDay) })}
        actions={
          <>
            <GoButton href="/admin/settings">{words('back')}</GoButton>
            <GoButton href={`${RETENTION}/log`}>{words('done.log')}</GoButton>
          </>
        }
      />
      <ProofNotice scope={scope} path={RETENTION} />
      <section aria-labelledby="calendar" className="grid gap-3">
        <h2 id="calendar" className="text-lg">
          {words('calendar.title')}
        </h2>
        <Dense>
          <CalendarTable plans={plans} clock={clock} now={scope.now} />
        </Dense>
      </section>
      <section aria-labelledby="held" className="grid gap-3">
        <h2 id="held" className="text-lg">
          {words('held.title')}
        </h2>
        <Table
          caption={words('held.title')}
          rows={held}
          rowKey={({ reference }) => reference}
          empty={<p className="text-muted">{words('held.none')}</p>}
          columns={[
            {
              key: 'who',
              header: words('held.column.who'),
              isRowHeader: true,
              cell: ({ reference }) => <Go href={recordAddress(reference)}>{reference}</Go>,
            },
            {
              key: 'since',
              header: words('held.column.since'),
              cell: ({ hold }) => <When at={hold.setAt} clock={clock} as="day" />,
            },
            {
              key: 'by',
              header: words('held.column.by'),
              cell: ({ hold }) => <Bidi>{who(hold.setBy)}</Bidi>,
            },
            {
              key: 'reason',
              header: words('held.column.reason'),
              cell: ({ hold }) => <Bidi>{hold.reason}</Bidi>,
            },
          ]}
        />
      </section>
      <section aria-labelledby="done" className="grid gap-3">
        <h2 id="done" className="text-lg">
          {words('done.title')}
        </h2>
        <Dense>
          <DoneTable done={done} clock={clock} who={who} />
        </Dense>
      </section>
    </>
  );
}
