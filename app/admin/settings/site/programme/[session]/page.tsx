import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { PageHeader } from '@/app/_ui/page-header';
import { currentSettings } from '@/lib/edition/queries';
import { inLanguage } from '@/lib/edition/rules';
import { previewPage } from '@/lib/site/queries';
import { ActionForm, ActionScope } from '../../../../_desk/action-form';
import { deskEdition, deskScope, opened } from '../../../../_desk/door';
import { GoButton } from '../../../../_desk/go';
import { SureForm } from '../../../../_desk/sure-form';
import { pageAddress, sessionAddress } from '../../addresses';
import { changeOne, removeOne } from '../../programme-actions';
import { SessionFields } from '../../session-fields';

type SessionPageProps = { params: Promise<{ session: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.settings.site.session'))('one') };
}

/** One session of the draft: changed, moved, or taken out. */
export default async function SessionPage({ params }: SessionPageProps) {
  const { session } = await params;
  const scope = await deskScope(sessionAddress(session));
  const edition = opened(await currentSettings(scope));
  const content = opened(await previewPage(scope, edition, 'programme'));
  const present = content.sessions?.find(({ id }) => id === session);
  if (!present) notFound();
  const [words, pages, { locale }] = await Promise.all([
    getTranslations('admin.settings.site.session'),
    getTranslations('site'),
    deskEdition(),
  ]);
  const seen = JSON.stringify(present);
  return (
    <>
      <PageHeader
        title={inLanguage(present.title as { en: string }, locale)}
        actions={<GoButton href={pageAddress('programme')}>{pages('programme.title')}</GoButton>}
      />
      <ActionForm action={changeOne} name="session" className="grid max-w-text gap-5">
        <input type="hidden" name="id" value={present.id} />
        <input type="hidden" name="seen" value={seen} />
        <SessionFields present={present} />
        <p>
          <Button>{words('save')}</Button>
        </p>
      </ActionForm>
      <div className="max-w-text border-t border-line pt-6 text-start">
        <ActionScope action={removeOne}>
          <SureForm
            name="remove"
            ask={words('remove')}
            label={words('remove')}
            sure={words('removeSure')}
            values={{ id: present.id, seen }}
          />
        </ActionScope>
      </div>
    </>
  );
}
