import { getTranslations } from 'next-intl/server';
import type { LocalText } from '@/db/schema/columns';
import { inLanguage } from '@/lib/edition/rules';
import type { PoolState } from '@/lib/pool/queries';
import { deskEdition } from '../_desk/door';

export type PoolNames = (key: PoolState['key']) => string;

/** What each pool is called in the reader's language. */
export async function poolNames(delegations: ReadonlyMap<string, LocalText>): Promise<PoolNames> {
  const [words, { categories, locale }] = await Promise.all([
    getTranslations('admin.pools.name'),
    deskEdition(),
  ]);
  return (key) => {
    if (key === 'total' || key === 'international' || key === 'domestic') return words(key);
    const name = key.slice(key.indexOf(':') + 1);
    if (key.startsWith('category:')) {
      const category = categories.find(({ code }) => code === name);
      return words('category', { name: category ? inLanguage(category.name, locale) : name });
    }
    const delegation = delegations.get(name);
    return words('delegation', { name: delegation ? inLanguage(delegation, locale) : name });
  };
}
