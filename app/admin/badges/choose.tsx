import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import { Select } from '@/app/_ui/select';
import { TextInput } from '@/app/_ui/text-input';
import { REGISTRATION_STATES } from '@/db/schema';
import { countryName } from '@/lib/core/country';
import type { RegistrationFilter } from '@/lib/dashboard/input';
import type { CountryCount } from '@/lib/dashboard/places';
import { inLanguage } from '@/lib/edition/rules';
import { deskEdition } from '../_desk/door';
import { FilterField, LOW } from '../_desk/filter-field';
import { Go } from '../_desk/go';
import { listAddress } from '../registrations/list-address';
import { BADGES } from './addresses';

const ASKED = ['q', 'status', 'category', 'country'] as const;
/** `action`: the page that asks, where it is not that of the badges; `besides`: fields of its own. */
type ChooseProps = {
  filter: RegistrationFilter;
  countries: readonly CountryCount[];
  action?: string;
  besides?: ReactNode;
};

/** The filter of the list of registrations, with a field for what one prints by; the rest of it is kept. */
export async function Choose({ filter, countries, action = BADGES, besides }: ChooseProps) {
  const [words, list, states, { categories, locale }] = await Promise.all([
    getTranslations('badges.choose'),
    getTranslations('admin.list'),
    getTranslations('admin.states'),
    deskEdition(),
  ]);
  const { compare } = new Intl.Collator(locale);
  const present = [...new Set([...countries.map(({ country }) => country), filter.country])]
    .filter((code) => code !== undefined)
    .map((code) => ({ value: code, label: countryName(code, locale) }))
    .toSorted((one, other) => compare(one.label, other.label));
  const kept = Object.entries(filter).filter(([name]) => !(ASKED as readonly string[]).includes(name));
  const choice = (
    name: 'status' | 'category' | 'country',
    label: string,
    choices: { value: string; label: string }[],
  ) => (
    <FilterField id={`choose-${name}`} label={label}>
      <Select
        id={`choose-${name}`}
        name={name}
        defaultValue={filter[name]}
        placeholder={list('any')}
        choices={choices}
        className={LOW}
      />
    </FilterField>
  );
  return (
    <form
      action={action}
      method="get"
      className="grid grid-cols-1 items-end gap-3 sm:grid-cols-2 xl:grid-cols-[repeat(4,minmax(0,1fr))_auto]"
    >
      {besides}
      {kept.map(([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />)}
      {choice(
        'status',
        list('filter.status'),
        REGISTRATION_STATES.map((value) => ({ value, label: states(value) })),
      )}
      {choice(
        'category',
        words('category'),
        categories.map(({ code, letter, name }) => ({
          value: code,
          label: `${letter} · ${inLanguage(name, locale)}`,
        })),
      )}
      {choice('country', words('country'), present)}
      <FilterField id="choose-q" label={words('q')}>
        <TextInput
          id="choose-q"
          type="search"
          name="q"
          defaultValue={filter.q}
          maxLength={100}
          className={LOW}
        />
      </FilterField>
      <div className="flex flex-wrap items-center gap-4">
        <Button size="small" tone="quiet" className="min-h-9">
          {words('show')}
        </Button>
        <Go href={listAddress(filter)}>{words('list')}</Go>
      </div>
    </form>
  );
}
