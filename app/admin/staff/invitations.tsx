import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Button } from '@/app/_ui/button';
import type { Invitation } from '@/lib/auth/queries';
import { ROLES } from '@/lib/core/actor';
import { ActionForm } from '../_desk/action-form';
import type { DeskClock } from '../_desk/clock';
import { KeptInput, KeptSelect } from '../_desk/kept-fields';
import { When } from '../_desk/when';
import { invite } from './actions';
import { LimitFields } from './limit-fields';
import { RoleName } from './role-name';

type InvitationsProps = { invitations: readonly Invitation[]; clock: DeskClock };

export async function Invitations({ invitations, clock }: InvitationsProps) {
  const [words, roles, common] = await Promise.all([
    getTranslations('admin.staff'),
    getTranslations('admin.roles'),
    getTranslations('common.form'),
  ]);
  return (
    <section aria-labelledby="invite" className="grid max-w-text gap-4">
      <h2 id="invite" className="text-lg">
        {words('invite')}
      </h2>
      <p className="text-muted">{words('inviteHelp')}</p>
      <ActionForm action={invite} name="invite">
        <KeptInput name="email" type="email" autoComplete="off" label={words('column.email')} />
        <KeptSelect
          name="role"
          label={words('column.role')}
          placeholder={common('choose')}
          choices={ROLES.map((value) => ({ value, label: `${roles(value)}\u00a0— ${roles(`${value}May`)}` }))}
        />
        <details className="grid gap-3">
          <summary className="link cursor-pointer">{words('limit')}</summary>
          <div className="grid gap-4 pt-3">
            <LimitFields />
          </div>
        </details>
        <p>
          <Button size="small">{words('makeLink')}</Button>
        </p>
      </ActionForm>
      {invitations.length > 0 && (
        <>
          <h3 className="font-semibold">{words('openInvitations')}</h3>
          <ul className="grid">
            {invitations.map(({ id, email, expiresAt, ...given }) => (
              <li key={id} className="flex min-h-9 flex-wrap items-center gap-x-4 border-b border-line py-1">
                <Bidi>{email}</Bidi>
                <span className="text-muted">
                  <RoleName {...given} />
                </span>
                <span className="ms-auto text-sm text-muted">
                  {words.rich('expires', { when: () => <When at={expiresAt} clock={clock} /> })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
