import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/app/_ui/empty-state';
import type { RegistrationFilter } from '@/lib/dashboard/input';
import { GoButton } from '../_desk/go';
import { LIST } from './list-address';

/** Nothing here: because nobody has applied yet, or because the filter is too narrow. */
export async function NoneFound({ filter }: { filter: RegistrationFilter }) {
  const words = await getTranslations('admin.list.none');
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  if (!isNarrowed) return <EmptyState title={words('yet')}>{words('yetHelp')}</EmptyState>;
  return (
    <EmptyState title={words('match')} action={<GoButton href={LIST}>{words('clear')}</GoButton>}>
      {filter.q ? words('searchHelp') : words('filterHelp')}
    </EmptyState>
  );
}
