import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Table } from '@/app/_ui/table';
import type { StaffMember } from '@/lib/auth/queries';
import { ActionScope } from '../_desk/action-form';
import type { DeskClock } from '../_desk/clock';
import { Go } from '../_desk/go';
import { SureForm } from '../_desk/sure-form';
import { When } from '../_desk/when';
import { takeRole } from './actions';
import { RoleName } from './role-name';

type StaffProps = {
  staff: readonly StaffMember[];
  clock: DeskClock;
  ownId: string | undefined;
  title: string;
  /** On the page of one member, which needs no link to itself. */
  isOne?: boolean;
};

export async function Staff({ staff, clock, ownId, title, isOne = false }: StaffProps) {
  const [words, roles, factor] = await Promise.all([
    getTranslations('admin.staff'),
    getTranslations('admin.roles'),
    getTranslations('factor.rule'),
  ]);
  return (
    <section aria-labelledby="people" className="grid gap-3">
      <h2 id="people" className="text-lg">
        {title}
      </h2>
      <ActionScope action={takeRole}>
        <Table
          caption={title}
          rows={staff}
          rowKey={({ userId, role }) => `${userId}:${role}`}
          columns={[
            {
              key: 'email',
              header: words('column.email'),
              isRowHeader: true,
              cell: ({ email, userId, suspendedAt }) => (
                <>
                  {isOne ? (
                    <Bidi>{email}</Bidi>
                  ) : (
                    <Go href={`/admin/staff/${encodeURIComponent(userId)}`}>
                      <Bidi>{email}</Bidi>
                    </Go>
                  )}
                  {userId === ownId && <span className="ms-2 text-muted">{words('you')}</span>}
                  {suspendedAt && <span className="ms-2 font-medium text-red">{words('out')}</span>}
                </>
              ),
            },
            { key: 'role', header: words('column.role'), cell: (held) => <RoleName {...held} /> },
            {
              key: 'since',
              header: words('column.since'),
              cell: ({ grantedAt }) => <When at={grantedAt} clock={clock} as="day" />,
            },
            {
              key: 'factor',
              header: factor('column'),
              cell: ({ hasFactor }) => factor(hasFactor ? 'has' : 'hasNot'),
            },
            {
              key: 'remove',
              header: words('column.remove'),
              align: 'end',
              cell: ({ userId, role, email }) => (
                <SureForm
                  name={`role-${userId}-${role}`}
                  ask={words('remove')}
                  label={words('removeThis', { email, role: roles(role) })}
                  sure={words('removeNow')}
                  values={{ userId, role }}
                />
              ),
            },
          ]}
        />
      </ActionScope>
    </section>
  );
}
