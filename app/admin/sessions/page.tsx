import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { PageHeader } from '@/app/_ui/page-header';
import { sessionsOf } from '@/lib/auth/queries';
import { ActionForm } from '../_desk/action-form';
import { deskEdition, deskScope, opened } from '../_desk/door';
import { endOthers } from '../staff/actions';
import { Sessions } from '../staff/sessions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.sessions'))('own') };
}

/** Where one is signed in oneself. */
export default async function OwnSessionsPage() {
  const scope = await deskScope('/admin/sessions');
  const ownId = scope.actor.kind === 'person' ? scope.actor.userId : '';
  const sessions = opened(await sessionsOf(scope, ownId));
  const [words, { clock }] = await Promise.all([getTranslations('admin.sessions'), deskEdition()]);
  return (
    <>
      <PageHeader title={words('own')} />
      <p className="max-w-text text-muted">{words('lead')}</p>
      <Sessions sessions={sessions} clock={clock} />
      {sessions.length > 1 && (
        <ActionForm action={endOthers} name="others">
          <Button tone="quiet">{words('others')}</Button>
        </ActionForm>
      )}
    </>
  );
}
