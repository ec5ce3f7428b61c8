import { getTranslations } from 'next-intl/server';
import type { CapKey } from '@/db/schema';
import type { DelegationName } from '@/lib/dashboard/line';
import type { Category } from '@/lib/edition/queries';
import { inLanguage } from '@/lib/edition/rules';

type Names = {
  categories: readonly Category[];
  delegations: ReadonlyMap<CapKey, DelegationName>;
  locale: string;
};
export type PoolName = Awaited<ReturnType<typeof poolName>>;

/** What a pool is called within a sentence: the base pools by their word, a cap by its category or delegation. */
export async function poolName({ categories, delegations, locale }: Names) {
  const words = await getTranslations('admin.waiting.name');
  return (key: string): string => {
    const code = key.replace(/^category:/, '');
    const category = code !== key && categories.find((one) => one.code === code);
    if (category) return words('category', { name: inLanguage(category.name, locale) });
    const name = delegations.get(key as CapKey);
    if (name) return words('delegation', { name: inLanguage(name, locale) });
    return words.has(key as 'domestic') ? words(key as 'domestic') : key;
  };
}
