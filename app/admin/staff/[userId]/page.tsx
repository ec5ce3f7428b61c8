import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { sessionsOf, staffMember } from '@/lib/auth/queries';
import { ROLES } from '@/lib/core/actor';
import { staffFactors } from '@/lib/factor/queries';
import { ActionForm, ActionScope } from '../../_desk/action-form';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { KeptSelect } from '../../_desk/kept-fields';
import { ProofNotice } from '../../_desk/proof-notice';
import { SureForm } from '../../_desk/sure-form';
import { When } from '../../_desk/when';
import { giveRole, letIn, shutOut } from '../actions';
import { LimitFields } from '../limit-fields';
import { MemberFactors } from '../member-factors';
import { Sessions } from '../sessions';
import { Staff } from '../staff';

type MemberProps = { params: Promise<{ userId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.staff'))('memberTitle') };
}

/** One member of staff: roles and their limits, where signed in, and the door. */
export default async function MemberPage({ params }: MemberProps) {
  const { userId } = await params;
  const scope = await deskScope(`/admin/staff/${encodeURIComponent(userId)}`);
  const held = opened(await staffMember(scope, userId));
  const sessions = opened(await sessionsOf(scope, userId));
  const factors = opened(await staffFactors(scope, userId));
  const [words, roles, common, { clock }] = await Promise.all([
    getTranslations('admin.staff'),
    getTranslations('admin.roles'),
    getTranslations('common.form'),
    deskEdition(),
  ]);
  const { email, suspendedAt } = held[0];
  const ownId = scope.actor.kind === 'person' ? scope.actor.userId : undefined;
  return (
    <>
      <PageHeader title={email} eyebrow={words('memberTitle')} />
      <ProofNotice scope={scope} path={`/admin/staff/${encodeURIComponent(userId)}`} />
      {suspendedAt && (
        <Notice tone="bad" role="status">
          {words.rich('outSince', { when: () => <When at={suspendedAt} clock={clock} /> })}
        </Notice>
      )}
      <Staff staff={held} clock={clock} ownId={ownId} title={words('rolesHeld')} isOne />
      <section aria-labelledby="give" className="grid max-w-text gap-3">
        <h2 id="give" className="text-lg">
          {words('give')}
        </h2>
        <ActionForm action={giveRole} name="give">
          <input type="hidden" name="userId" value={userId} />
          <KeptSelect
            name="role"
            label={words('column.role')}
            placeholder={common('choose')}
            choices={ROLES.map((value) => ({
              value,
              label: `${roles(value)}\u00a0— ${roles(`${value}May`)}`,
            }))}
          />
          <LimitFields limits={held.find(({ role }) => role === 'reviewer')} />
          <p>
            <Button size="small">{words('giveNow')}</Button>
          </p>
        </ActionForm>
      </section>
      <MemberFactors userId={userId} isOwn={userId === ownId} factors={factors} />
      <Sessions sessions={sessions} clock={clock} />
      <section aria-labelledby="door" className="grid gap-3">
        <h2 id="door" className="text-lg">
          {words('door')}
        </h2>
        <p className="max-w-text text-muted">{words('doorHelp')}</p>
        <ActionScope action={suspendedAt ? letIn : shutOut}>
          {/* Another question is another form: it begins folded. */}
          <SureForm
            key={suspendedAt ? 'in' : 'out'}
            name="door"
            ask={words(suspendedAt ? 'letIn' : 'shutOut')}
            label={words(suspendedAt ? 'letIn' : 'shutOut')}
            sure={words(suspendedAt ? 'letInNow' : 'shutOutNow')}
            values={{ userId }}
          />
        </ActionScope>
      </section>
    </>
  );
}
