import { getFormatter, getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { type Column, Table } from '@/app/_ui/table';
import { inLanguage } from '@/lib/edition/rules';
import type { ListedInvitation } from '@/lib/invitation/listing';
import { grouped } from '@/lib/invitation/rules';
import { Dense } from '../_desk/dense';
import type { deskEdition } from '../_desk/door';
import { Go } from '../_desk/go';
import { CategoryMark } from '../_desk/person';
import { SureForm } from '../_desk/sure-form';
import { When } from '../_desk/when';
import { CodeState } from './code-state';
import { CODES } from './codes-address';

type CodeTableProps = {
  caption: string;
  codes: readonly ListedInvitation[];
  desk: Awaited<ReturnType<typeof deskEdition>>;
};

export async function CodeTable({ caption, codes, desk: { categories, locale, clock } }: CodeTableProps) {
  const [words, format] = await Promise.all([getTranslations('admin.codes'), getFormatter()]);
  const some = (has: (one: ListedInvitation) => unknown) => codes.some((one) => Boolean(has(one)));
  const columns: (Column<ListedInvitation> | false)[] = [
    {
      key: 'code',
      header: words('column.code'),
      isRowHeader: true,
      cell: ({ id, code, label }) => (
        <>
          <Go href={`${CODES}/${id}`} className="link font-mono whitespace-nowrap" translate="no">
            {grouped(code)}
          </Go>
          {label !== caption && (
            <span className="ms-3 text-muted">
              <Bidi>{label}</Bidi>
            </span>
          )}
        </>
      ),
    },
    some(({ email }) => email) && {
      key: 'email',
      header: words('column.email'),
      cell: ({ email, mailedAt }) =>
        email && <Address email={email} mailed={mailedAt && words('wasMailed')} />,
    },
    {
      key: 'uses',
      header: words('column.uses'),
      align: 'end',
      cell: ({ uses, maxUses }) => words('usesOf', { uses, max: maxUses }),
    },
    some(({ reservedSeats }) => reservedSeats) && {
      key: 'reserved',
      header: words('column.reserved'),
      align: 'end',
      cell: ({ reservedSeats }) => format.number(reservedSeats),
    },
    some(({ category }) => category) && {
      key: 'category',
      header: words('column.category'),
      cell: ({ category }) =>
        category && <CategoryMark code={category} categories={categories} locale={locale} />,
    },
    some(({ delegationName }) => delegationName) && {
      key: 'delegation',
      header: words('column.delegation'),
      cell: ({ delegationName }) => delegationName && <Bidi>{inLanguage(delegationName, locale)}</Bidi>,
    },
    some(({ expiresAt }) => expiresAt) && {
      key: 'expires',
      header: words('column.expires', { offset: clock.offset(new Date()) }),
      cell: ({ expiresAt }) => expiresAt && <When at={expiresAt} clock={clock} />,
    },
    { key: 'state', header: words('column.state'), cell: ({ state }) => <CodeState state={state} /> },
    {
      key: 'act',
      header: words('column.act'),
      isHeaderQuiet: true,
      align: 'end',
      cell: (one) => <RowAct one={one} />,
    },
  ];
  return (
    <Dense>
      <Table
        caption={caption}
        rows={codes}
        rowKey={({ id }) => id}
        columns={columns.filter((one) => one !== false)}
      />
    </Dense>
  );
}

const Address = ({ email, mailed }: { email: string; mailed: string | null }) => (
  <>
    <span className="wrap-anywhere">
      <Bidi>{email}</Bidi>
    </span>{' '}
    {mailed && <span className="whitespace-nowrap text-muted">{mailed}</span>}
  </>
);

/** What nobody has used is taken back, what somebody has used can only end. */
async function RowAct({ one: { id, code, uses, state } }: { one: ListedInvitation }) {
  const words = await getTranslations('admin.codes');
  if (uses > 0 && state !== 'open') return <span className="text-muted">—</span>;
  const act = uses === 0 ? 'delete' : 'end';
  return (
    <SureForm
      name={`${act}-${id}`}
      ask={words(`act.${act}`)}
      label={words(`act.${act}This`, { code: grouped(code) })}
      sure={words(`act.${act}Now`)}
      values={{ act, id }}
    />
  );
}
