import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { Field } from '@/app/_ui/field';
import { Select } from '@/app/_ui/select';
import { countryName } from '@/lib/core/country';
import type { RegistrationFilter } from '@/lib/dashboard/input';
import type { CountryCount } from '@/lib/dashboard/places';
import type { WhatIf as Answer } from '@/lib/dashboard/what-if';
import { inLanguage } from '@/lib/edition/rules';
import { UNDECIDED_STATES } from '@/lib/registration/rules';
import { deskEdition } from '../_desk/door';
import { Go } from '../_desk/go';
import { listAddress } from '../registrations/list-address';
import { POOLS } from './addresses';

type WhatIfProps = {
  filter: RegistrationFilter;
  countries: readonly CountryCount[];
  answer: Answer | undefined;
  goals: { total: number; international: number };
};

/** A question in the address, and its answer beside it: nothing is changed by asking. */
export async function WhatIf({ filter, countries, answer, goals }: WhatIfProps) {
  const [words, list, states, { categories, locale }] = await Promise.all([
    getTranslations('admin.pools.whatIf'),
    getTranslations('admin.list'),
    getTranslations('admin.states'),
    deskEdition(),
  ]);
  const choices = {
    status: UNDECIDED_STATES.map((value) => ({ value, label: states(value) })),
    category: categories.map(({ code, name }) => ({ value: code, label: inLanguage(name, locale) })),
    country: countries.map(({ country }) => ({ value: country, label: countryName(country, locale) })),
  };
  return (
    <section aria-labelledby="what-if" className="grid content-start gap-3">
      <h2 id="what-if" className="text-lg">
        {words('title')}
      </h2>
      <p className="text-muted">{words('lead')}</p>
      <form action={`${POOLS}#what-if`} method="get" className="grid items-end gap-3 sm:grid-cols-3">
        <input type="hidden" name="if" value="approved" />
        {(['status', 'category', 'country'] as const).map((name) => (
          <Field key={name} name={name} id={`if-${name}`} label={list(`filter.${name}`)}>
            {({ required: _, ...control }) => (
              <Select
                {...control}
                defaultValue={filter[name]}
                placeholder={name === 'status' ? words('anyUndecided') : list('any')}
                choices={choices[name].toSorted((one, other) =>
                  name === 'country' ? one.label.localeCompare(other.label, locale) : 0,
                )}
              />
            )}
          </Field>
        ))}
        <p className="sm:col-span-3">
          <Button tone="quiet" size="small">
            {words('ask')}
          </Button>
        </p>
      </form>
      {answer && <Told filter={filter} answer={answer} goals={goals} />}
    </section>
  );
}

type ToldProps = Pick<WhatIfProps, 'filter' | 'goals'> & { answer: Answer };
async function Told({ filter, answer, goals }: ToldProps) {
  const words = await getTranslations('admin.pools.whatIf');
  if (answer.undecided === 0) return <p role="status">{words('nobody')}</p>;
  const { held, approved } = answer;
  return (
    <div role="status" className="grid gap-1 border-s-4 border-river ps-4">
      <p className="font-medium">
        {words('people', { count: answer.undecided })} {words('tickets', { count: answer.tickets })}
      </p>
      <p>{words('moreSeats', { count: answer.moreSeats })}</p>
      {answer.ontoList > 0 && <p>{words('ontoList', { count: answer.ontoList })}</p>}
      {answer.inAdvance > 0 && <p>{words('inAdvance', { count: answer.inAdvance })}</p>}
      <p className="text-muted">
        {words('standing', {
          held: held.total,
          capacity: goals.total,
          abroad: held.international,
          target: goals.international,
          approved: approved.total,
          approvedAbroad: approved.international,
        })}
      </p>
      <p>
        <Go href={listAddress(filter)}>{words('list')}</Go>
      </p>
    </div>
  );
}
