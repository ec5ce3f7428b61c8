import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Table } from '@/app/_ui/table';
import { StateTag } from '@/app/_ui/tag';
import type { LoggedLetter } from '@/lib/letter/listing';
import { deskEdition } from '../_desk/door';
import { Go } from '../_desk/go';
import { When } from '../_desk/when';
import { recordAddress } from '../registrations/list-address';

const TONES = { valid: 'good', revoked: 'bad', ended: 'wait' } as const;

/** Letters as rows; each leads to the record, where it is opened and revoked. */
export async function LetterTable({ letters }: { letters: readonly LoggedLetter[] }) {
  const [words, { clock }] = await Promise.all([getTranslations('letters'), deskEdition()]);
  return (
    <Table
      caption={words('list.title')}
      rows={letters}
      rowKey={({ id }) => id}
      empty={<p className="text-muted">{words('list.none')}</p>}
      columns={[
        {
          key: 'number',
          header: words('list.number'),
          isRowHeader: true,
          cell: ({ number }) => <bdi className="tabular">{number}</bdi>,
        },
        { key: 'kind', header: words('list.kind'), cell: ({ kind }) => words(`kind.${kind}`) },
        {
          key: 'to',
          header: words('list.application'),
          cell: ({ reference, name }) => (
            <>
              <Go href={`${recordAddress(reference)}#letters`} className="link tabular">
                {reference}
              </Go>{' '}
              <Bidi>{name}</Bidi>
            </>
          ),
        },
        {
          key: 'issued',
          header: words('list.issued'),
          cell: ({ issuedAt }) => <When at={issuedAt} clock={clock} as="short" />,
        },
        {
          key: 'standing',
          header: words('list.standing'),
          cell: ({ standing, revokeReason }) => (
            <>
              <StateTag tone={TONES[standing]}>{words(`standing.${standing}`)}</StateTag>
              {revokeReason && (
                <span className="ms-2 text-sm text-muted">{words(`reason.${revokeReason as 'other'}`)}</span>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
