import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHeader } from '@/app/_ui/page-header';
import { Table } from '@/app/_ui/table';
import { type Bounce, bounces } from '@/lib/mail/bounces';
import { ActionScope } from '../../_desk/action-form';
import { Dense } from '../../_desk/dense';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { Go, GoButton } from '../../_desk/go';
import { SureForm } from '../../_desk/sure-form';
import { When } from '../../_desk/when';
import { recordAddress } from '../../registrations/list-address';
import { clearAddress } from '../actions';
import { BOUNCES, MAIL } from '../address';
import { whyOf } from '../why';

const PER_PAGE = 50;
type BouncesProps = { searchParams: Promise<{ page?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.mail.bounces'))('title') };
}

/** Letters that came back, why, and the addresses that are marked for it until somebody says that they work again. */
export default async function BouncesPage({ searchParams }: BouncesProps) {
  const scope = await deskScope(BOUNCES);
  const page = Math.min(100_000, Math.max(1, Math.trunc(Number((await searchParams).page)) || 1));
  const found = opened(await bounces(scope, { limit: PER_PAGE, offset: (page - 1) * PER_PAGE }));
  const [words, pages, { clock }] = await Promise.all([
    getTranslations('admin.mail.bounces'),
    getTranslations('admin.pages'),
    deskEdition(),
  ]);
  const clearing = ({ id, recipient, emailKey, clearedAt, kind }: Bounce) => {
    if (kind === 'refused') return null;
    if (clearedAt)
      return <span className="text-muted">{words('worksSince', { day: clock.day(clearedAt) })}</span>;
    return (
      <SureForm
        name={`clear-${id}`}
        ask={words('clear')}
        label={words('clearOne', { address: recipient ?? emailKey })}
        sure={words('clearSure')}
        values={{ id }}
      />
    );
  };
  return (
    <>
      <PageHeader
        title={words('title')}
        lead={words('lead', { count: found.total, marked: found.marked })}
        actions={<GoButton href={MAIL}>{words('back')}</GoButton>}
      />
      <ActionScope action={clearAddress}>
        <Dense>
          <Table
            caption={words('title')}
            rows={found.rows}
            rowKey={({ id }) => id}
            empty={<EmptyState title={words('empty')}>{words('emptyHelp')}</EmptyState>}
            columns={[
              {
                key: 'to',
                header: words('to'),
                isRowHeader: true,
                cell: ({ recipient, emailKey }: Bounce) => <Bidi>{recipient ?? emailKey}</Bidi>,
              },
              {
                key: 'why',
                header: words('why'),
                cell: ({ kind, status }) =>
                  words(`because.${whyOf({ kind, status })}`, { status: status ?? '–' }),
              },
              {
                key: 'when',
                header: words('when'),
                cell: ({ happenedAt }) => <When at={happenedAt} clock={clock} />,
              },
              {
                key: 'letter',
                header: words('letter'),
                cell: ({ mailId, recipient }) =>
                  recipient && <Go href={`${MAIL}/${mailId}`}>{words('openLetter')}</Go>,
              },
              {
                key: 'record',
                header: words('record'),
                cell: ({ reference }) => reference && <Go href={recordAddress(reference)}>{reference}</Go>,
              },
              { key: 'clear', header: words('address'), cell: clearing },
            ]}
          />
        </Dense>
      </ActionScope>
      {found.total > PER_PAGE && (
        <nav aria-label={pages('label')} className="flex gap-3">
          {page > 1 && <GoButton href={BOUNCES}>{pages('start')}</GoButton>}
          {page * PER_PAGE < found.total && (
            <GoButton href={`${BOUNCES}?page=${page + 1}`} rel="next">
              {pages('older')}
            </GoButton>
          )}
        </nav>
      )}
    </>
  );
}
