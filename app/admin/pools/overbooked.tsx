import { getTranslations } from 'next-intl/server';
import { Icon } from '@/app/_ui/icon';

/** That a pool holds more than its size, which only a smaller size or an explicit act of staff can bring about. */
export async function Overbooked({ count }: { count: number }) {
  if (count === 0) return null;
  const words = await getTranslations('admin.pools');
  return (
    <p className="flex items-start gap-2 rounded bg-red-soft p-2 text-sm text-red">
      <Icon name="alert" className="mt-px" />
      <span>{words('overbooked', { count })}</span>
    </p>
  );
}
