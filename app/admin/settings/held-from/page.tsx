import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHeader } from '@/app/_ui/page-header';
import { previewHeldFrom } from '@/lib/dashboard/held-from';
import { ActionForm } from '../../_desk/action-form';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { GoButton } from '../../_desk/go';
import { saveHeldFrom } from '../actions';
import { HELD_FROM } from './address';

type HeldFromPageProps = { searchParams: Promise<{ to?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.settings'))('title') };
}

/** What another moment from which seats are held would do to people, before it does. */
export default async function HeldFromPage({ searchParams }: HeldFromPageProps) {
  const scope = await deskScope(HELD_FROM);
  const to = (await searchParams).to === 'submission' ? 'submission' : 'approval';
  const preview = opened(await previewHeldFrom(scope, to));
  const [words, { edition }] = await Promise.all([getTranslations('admin.settings.switch'), deskEdition()]);
  const back = <GoButton href="/admin/settings">{words('back')}</GoButton>;
  return (
    <>
      <PageHeader title={words(`title.${to}`)} lead={words(`lead.${to}`)} actions={back} />
      {edition.seatsHeldFrom === to ? (
        <EmptyState title={words('already')} />
      ) : (
        <>
          <ul className="grid max-w-text gap-1 border-s-4 border-river ps-4 text-lg">
            {preview.to === 'approval' ? (
              <>
                <li>{words('givingUp', { count: preview.givingUp })}</li>
                <li>{words('toReview', { count: preview.toReview })}</li>
                <li>{words('promoted', { count: preview.promoted })}</li>
              </>
            ) : (
              <>
                <li>{words('seated', { count: preview.seated })}</li>
                <li>{words('waiting', { count: preview.waiting })}</li>
              </>
            )}
          </ul>
          <ActionForm action={saveHeldFrom} name="held-from">
            <input type="hidden" name="seatsHeldFrom" value={to} />
            <p>
              <Button>{words(`save.${to}`)}</Button>
            </p>
          </ActionForm>
        </>
      )}
    </>
  );
}
