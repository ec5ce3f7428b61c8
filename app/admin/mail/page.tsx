import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHeader } from '@/app/_ui/page-header';
import { Table } from '@/app/_ui/table';
import { outbox } from '@/lib/mail/queries';
import { Dense } from '../_desk/dense';
import { deskEdition, deskScope, opened } from '../_desk/door';
import { Go, GoButton } from '../_desk/go';
import { When } from '../_desk/when';
import { BOUNCES } from './address';
import { BouncedNotice } from './bounced-notice';
import { MailState } from './mail-state';
import { NoPost } from './no-post';

const PER_PAGE = 50;
type MailPageProps = { searchParams: Promise<{ page?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.mail'))('title') };
}

/** Everything the platform has written, newest first. */
export default async function MailPage({ searchParams }: MailPageProps) {
  const scope = await deskScope('/admin/mail');
  const page = Math.min(100_000, Math.max(1, Math.trunc(Number((await searchParams).page)) || 1));
  const { rows, total } = opened(await outbox(scope, { limit: PER_PAGE, offset: (page - 1) * PER_PAGE }));
  const [words, pages, { clock }] = await Promise.all([
    getTranslations('admin.mail'),
    getTranslations('admin.pages'),
    deskEdition(),
  ]);
  return (
    <>
      <PageHeader
        title={words('title')}
        lead={words('total', { count: total })}
        actions={<GoButton href={BOUNCES}>{words('bounces.title')}</GoButton>}
      />
      <NoPost />
      <BouncedNotice scope={scope} />
      <Dense>
        <Table
          caption={words('title')}
          rows={rows}
          rowKey={({ id }) => id}
          empty={<EmptyState title={words('empty')}>{words('emptyHelp')}</EmptyState>}
          columns={[
            {
              key: 'subject',
              header: words('column.subject'),
              isRowHeader: true,
              cell: ({ id, subject }) => (
                <Go href={`/admin/mail/${id}`}>
                  <Bidi>{subject || words('noSubject')}</Bidi>
                </Go>
              ),
            },
            { key: 'to', header: words('column.to'), cell: ({ recipient }) => <Bidi>{recipient}</Bidi> },
            { key: 'state', header: words('column.state'), cell: ({ state }) => <MailState state={state} /> },
            {
              key: 'attempts',
              header: words('column.attempts'),
              align: 'end',
              cell: ({ attempts }) => attempts,
            },
            {
              key: 'written',
              header: words('column.written', { offset: clock.offset(scope.now) }),
              align: 'end',
              cell: ({ createdAt }) => <When at={createdAt} clock={clock} as="short" />,
            },
          ]}
        />
      </Dense>
      {total > PER_PAGE && (
        <nav aria-label={pages('label')} className="flex gap-3">
          {page > 1 && <GoButton href="/admin/mail">{pages('start')}</GoButton>}
          {page * PER_PAGE < total && (
            <GoButton href={`/admin/mail?page=${page + 1}`} rel="next">
              {pages('older')}
            </GoButton>
          )}
        </nav>
      )}
    </>
  );
}
