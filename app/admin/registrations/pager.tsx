import { getTranslations } from 'next-intl/server';
import type { RegistrationFilter } from '@/lib/dashboard/input';
import { GoButton } from '../_desk/go';
import { listAddress } from './list-address';

type PagerProps = { filter: RegistrationFilter; isFirst: boolean; nextCursor: string | undefined };

export async function Pager({ filter, isFirst, nextCursor }: PagerProps) {
  if (isFirst && !nextCursor) return null;
  const words = await getTranslations('admin.pages');
  return (
    <nav aria-label={words('label')} className="flex flex-wrap gap-3">
      {!isFirst && <GoButton href={listAddress(filter)}>{words('start')}</GoButton>}
      {nextCursor && (
        <GoButton href={listAddress(filter, { cursor: nextCursor })} rel="next">
          {words('next')}
        </GoButton>
      )}
    </nav>
  );
}
