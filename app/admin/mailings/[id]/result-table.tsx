import { getTranslations } from 'next-intl/server';
import { Table } from '@/app/_ui/table';
import { StateTag } from '@/app/_ui/tag';
import type { Tone } from '@/app/_ui/tone';
import type { OneResult, ResultCode } from '@/lib/mailing/results';
import type { Locale } from '@/messages/locales';
import { Dense } from '../../_desk/dense';
import { deskEdition } from '../../_desk/door';
import { Go, GoButton } from '../../_desk/go';
import { When } from '../../_desk/when';
import { recordAddress } from '../../registrations/list-address';
import { mailingAddress } from '../addresses';

type ResultTableProps = {
  id: string;
  rows: readonly OneResult[];
  only: ResultCode | undefined;
  page: number;
  isLast: boolean;
  now: Date;
};

const toneOf = (result: ResultCode): Tone =>
  result === 'sent'
    ? 'good'
    : result === 'waiting'
      ? 'info'
      : result === 'failed' || result === 'returned'
        ? 'bad'
        : 'neutral';

/** What came of it for each person, a page at a time. */
export async function ResultTable({ id, rows, only, page, isLast, now }: ResultTableProps) {
  const [words, { clock }] = await Promise.all([getTranslations('mailings'), deskEdition()]);
  const at = (other: number) => mailingAddress(id, { result: only, page: String(other) });
  return (
    <>
      <Dense>
        <Table
          caption={words('table.caption')}
          rows={rows}
          rowKey={({ reference }) => reference}
          columns={[
            {
              key: 'reference',
              header: words('table.reference'),
              isRowHeader: true,
              cell: ({ reference }) => (
                <Go href={recordAddress(reference)} className="link tabular">
                  {reference}
                </Go>
              ),
            },
            {
              key: 'language',
              header: words('table.language'),
              cell: ({ locale }) => (
                <span className="inline-block first-letter:uppercase">
                  {words(`language.${locale as Locale}`)}
                </span>
              ),
            },
            {
              key: 'result',
              header: words('table.result'),
              cell: ({ result }) => <StateTag tone={toneOf(result)}>{words(`result.${result}`)}</StateTag>,
            },
            {
              key: 'error',
              header: words('table.error'),
              cell: ({ error, mailId }) => (
                <>
                  {error && <span className="tabular">{error} </span>}
                  {mailId ? <Go href={`/admin/mail/${mailId}`}>{words('table.mail')}</Go> : '–'}
                </>
              ),
            },
            {
              key: 'at',
              header: words('table.at', { offset: clock.offset(now) }),
              align: 'end',
              cell: ({ sentAt }) => (sentAt ? <When at={sentAt} clock={clock} as="short" /> : '–'),
            },
          ]}
        />
      </Dense>
      {(page > 1 || !isLast) && (
        <nav aria-label={words('table.caption')} className="flex gap-3">
          {page > 1 && <GoButton href={at(page - 1)}>{words('run.newer')}</GoButton>}
          {!isLast && <GoButton href={at(page + 1)}>{words('run.older')}</GoButton>}
        </nav>
      )}
    </>
  );
}
