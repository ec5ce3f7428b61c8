import { getTranslations } from 'next-intl/server';
import { countryName } from '@/lib/core/country';
import { inLanguage } from '@/lib/edition/rules';
import { deskEdition } from './door';

type Carried = {
  action: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

/** What facts about a place carry besides: from where to where, whether there was a seat, and why. */
export async function carriedWords() {
  const [words, { categories, locale }] = await Promise.all([
    getTranslations('admin.record.detail'),
    deskEdition(),
  ]);
  const categoryName = (code: unknown) => {
    const found = categories.find((one) => one.code === code);
    return found ? inLanguage(found.name, locale) : String(code);
  };
  const moved = (from: Record<string, unknown>, to: Record<string, unknown>): (string | false)[] => [
    from.category !== to.category &&
      words('category', { from: categoryName(from.category), to: categoryName(to.category) }),
    from.countryRepresented !== to.countryRepresented &&
      words('country', {
        from: countryName(String(from.countryRepresented), locale),
        to: countryName(String(to.countryRepresented), locale),
      }),
    from.delegationId !== to.delegationId && words('delegation'),
  ];
  return ({ action, before, after }: Carried): string[] => {
    const [from, to] = [before ?? {}, after ?? {}];
    const numbers = (['priority', 'position'] as const).map(
      (key) =>
        typeof from[key] === 'number' &&
        typeof to[key] === 'number' &&
        words(key, { from: from[key], to: to[key] }),
    );
    return [
      ...(action === 'registration.moved' ? moved(from, to) : []),
      ...numbers,
      to.isOverbooked === true && words('overbooked'),
      ...(['other', 'merged', 'successor', 'predecessor'] as const).map(
        (key) => typeof to[key] === 'string' && words(key, { reference: to[key] }),
      ),
      typeof to.reason === 'string' && words('reason', { reason: to.reason }),
    ].filter((line): line is string => typeof line === 'string');
  };
}
