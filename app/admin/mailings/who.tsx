import { getTranslations } from 'next-intl/server';
import type { Scope } from '@/lib/core/scope';
import type { RegistrationFilter } from '@/lib/dashboard/input';
import { countriesOf } from '@/lib/dashboard/places';
import { listRegistrations } from '@/lib/dashboard/queries';
import { opened } from '../_desk/door';
import { Choose } from '../badges/choose';

type WhoProps = { scope: Scope; filter: RegistrationFilter; action: string };

/** Whom the filter of the list matches, and the way to choose others. */
export async function Who({ scope, filter, action }: WhoProps) {
  const { country: _, ...elsewhere } = filter;
  const [words, countries, found] = await Promise.all([
    getTranslations('mailings.write'),
    countriesOf(scope, elsewhere),
    listRegistrations(scope, { ...filter, limit: 1 }),
  ]);
  return (
    <section aria-labelledby="who" className="grid gap-3">
      <h2 id="who" className="text-lg">
        {words('who')}
      </h2>
      <p className="max-w-text text-sm text-muted">{words('whoHelp')}</p>
      <Choose filter={filter} countries={opened(countries)} action={action} />
      <p className="max-w-text tabular">
        {words('matched', { count: opened(found).total })}
        {filter.q && <strong className="block">{words('similar')}</strong>}
      </p>
    </section>
  );
}
