import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { EmptyState } from '@/app/_ui/empty-state';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { Table } from '@/app/_ui/table';
import { listMailings } from '@/lib/mailing/queries';
import { Dense } from '../_desk/dense';
import { deskEdition, deskScope, opened } from '../_desk/door';
import { Go, GoButton } from '../_desk/go';
import { When } from '../_desk/when';
import { MAILINGS, mailingAddress, NEW_MAILING } from './addresses';
import { MailingState } from './mailing-state';

type MailingsProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mailings'))('title') };
}

/** Every mailing of the edition, the last changed first. */
export default async function MailingsPage({ searchParams }: MailingsProps) {
  const scope = await deskScope(MAILINGS);
  const rows = opened(await listMailings(scope));
  const [words, format, { clock }, { discarded }] = await Promise.all([
    getTranslations('mailings'),
    getFormatter(),
    deskEdition(),
    searchParams,
  ]);
  return (
    <>
      <PageHeader
        title={words('title')}
        lead={words('lead')}
        actions={
          <GoButton href={NEW_MAILING} tone="primary">
            {words('new')}
          </GoButton>
        }
      />
      {discarded !== undefined && (
        <Notice tone="good" role="status">
          {words('draft.discarded')}
        </Notice>
      )}
      <Dense>
        <Table
          caption={words('title')}
          rows={rows}
          rowKey={({ id }) => id}
          empty={<EmptyState title={words('none')}>{words('noneHelp')}</EmptyState>}
          columns={[
            {
              key: 'subject',
              header: words('column.subject'),
              isRowHeader: true,
              cell: ({ id, subject, fallback }) => (
                <Go href={mailingAddress(id)}>
                  <Bidi>{subject[fallback]}</Bidi>
                </Go>
              ),
            },
            { key: 'kind', header: words('column.kind'), cell: ({ kind }) => words(`kind.${kind}`) },
            { key: 'state', header: words('column.state'), cell: (row) => <MailingState of={row} /> },
            {
              key: 'people',
              header: words('column.people'),
              align: 'end',
              cell: ({ startedAt, people }) => (startedAt ? format.number(people) : '–'),
            },
            {
              key: 'done',
              header: words('column.done'),
              align: 'end',
              cell: ({ startedAt, people, open }) => (startedAt ? format.number(people - open) : '–'),
            },
            {
              key: 'changed',
              header: words('column.changed', { offset: clock.offset(scope.now) }),
              align: 'end',
              cell: ({ changedAt }) => <When at={changedAt} clock={clock} as="short" />,
            },
          ]}
        />
      </Dense>
    </>
  );
}
