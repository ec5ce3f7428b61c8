import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/app/_ui/empty-state';
import { GoButton } from './_desk/go';

/** Inside the frame: a mistyped reference should not throw anybody out of the desk. */
export default async function DeskNotFound() {
  const words = await getTranslations('admin.notFound');
  return (
    <>
      <h1 className="text-2xl">{words('title')}</h1>
      <EmptyState
        title={words('what')}
        action={<GoButton href="/admin/registrations">{words('action')}</GoButton>}
      >
        {words('body')}
      </EmptyState>
    </>
  );
}
