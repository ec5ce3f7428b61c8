import { getTranslations } from 'next-intl/server';
import { GoButton } from '../_desk/go';
import { besideAddress } from './list-address';

type PagerProps = { query: string; isFirst: boolean; nextCursor: string | undefined };

export async function Pager({ query, isFirst, nextCursor }: PagerProps) {
  if (isFirst && !nextCursor) return null;
  const words = await getTranslations('admin.pages');
  return (
    <nav aria-label={words('label')} className="flex flex-wrap gap-3">
      {!isFirst && <GoButton href={besideAddress(query, {})}>{words('start')}</GoButton>}
      {nextCursor && (
        <GoButton href={besideAddress(query, { cursor: nextCursor })} rel="next">
          {words('next')}
        </GoButton>
      )}
    </nav>
  );
}
