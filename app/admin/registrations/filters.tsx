import { getTranslations } from 'next-intl/server';
import type { ComponentProps } from 'react';
import { Button } from '@/app/_ui/button';
import { Select } from '@/app/_ui/select';
import { TextInput } from '@/app/_ui/text-input';
import { REGISTRATION_STATES } from '@/db/schema';
import { countryName } from '@/lib/core/country';
import { SORTS } from '@/lib/dashboard/input';
import type { CountedChoice } from '@/lib/dashboard/places';
import type { Category } from '@/lib/edition/queries';
import { inLanguage } from '@/lib/edition/rules';
import { FilterField, LOW } from '../_desk/filter-field';
import { Go } from '../_desk/go';
import { NARROWED } from './active-filters';
import { LIST } from './list-address';
import { type AskedList, COLUMNS } from './read-list';

type FiltersProps = {
  list: AskedList;
  categories: readonly Category[];
  countries: readonly CountedChoice[];
  ofCategory: readonly CountedChoice[];
  tags: readonly { id: string; name: string; count: number }[];
  colleagues: readonly { userId: string; email: string }[];
  /** Those that are to come; none for who prepares nothing. */
  waves: readonly { id: string; name: string }[];
  locale: string;
};

/** A plain GET form: what it asks for stands in the address. */
export async function Filters({
  list,
  categories,
  countries,
  ofCategory,
  tags,
  colleagues,
  waves,
  locale,
}: FiltersProps) {
  const { filter, chosenSort, columns } = list;
  const [words, states] = await Promise.all([getTranslations('admin.list'), getTranslations('admin.states')]);
  const { compare } = new Intl.Collator(locale);
  const withCount = (name: string, count: number | undefined) =>
    count === undefined ? name : words('countryChoice', { country: name, count });
  const present = countries
    .map(({ value, count }) => ({ value, label: withCount(countryName(value, locale), count) }))
    .toSorted((left, right) => compare(left.label, right.label));
  const numbers = new Map(ofCategory.map(({ value, count }) => [value, count]));
  const hasNumbers = ofCategory.length === 0 || ofCategory.some(({ count }) => count !== undefined);
  const chosen = filter.country;
  if (chosen && !present.some(({ value }) => value === chosen)) {
    present.unshift({ value: chosen, label: countryName(chosen, locale) });
  }
  const any = words('any');
  const { country, category, assignee, tag, wave } = filter;
  const isNarrowed = [country, category, assignee, tag, wave, chosenSort].some(Boolean);
  // A wave that is over is no choice any more, but a list may be narrowed to it.
  const hasField =
    waves.length > 0 && (!wave || ['any', 'none', ...waves.map(({ id }) => id)].includes(wave));
  return (
    <form
      action={LIST}
      method="get"
      className="grid grid-cols-2 items-end gap-3 xl:grid-cols-[minmax(14rem,2fr)_minmax(0,1fr)_minmax(0,1.2fr)_minmax(0,1.2fr)_auto]"
    >
      {NARROWED.map(
        (name) =>
          filter[name] &&
          (name !== 'wave' || !hasField) && (
            <input key={name} type="hidden" name={name} value={filter[name]} />
          ),
      )}
      <FilterField id="filter-q" className="max-xl:col-span-2" label={words('filter.q')}>
        <TextInput
          id="filter-q"
          type="search"
          name="q"
          defaultValue={filter.q}
          maxLength={100}
          placeholder={words('filter.qExample')}
          aria-keyshortcuts="Alt+S"
          data-key="KeyS"
          className={LOW}
        />
      </FilterField>
      <details open={isNarrowed} className="spread col-span-full">
        <summary className="link w-fit cursor-pointer text-sm">{words('filter.more')}</summary>
        <div className="grid grid-cols-2 items-end gap-3 pt-3">
          <Choice
            name="status"
            label={words('filter.status')}
            defaultValue={filter.status}
            placeholder={any}
            choices={REGISTRATION_STATES.map((value) => ({ value, label: states(value) }))}
          />
          <Choice
            name="country"
            label={words('filter.country')}
            defaultValue={chosen}
            placeholder={any}
            choices={present}
          />
          <Choice
            name="category"
            label={words('filter.category')}
            defaultValue={filter.category}
            placeholder={any}
            choices={categories.map(({ code, letter, name }) => ({
              value: code,
              label: withCount(
                `${letter} · ${inLanguage(name, locale)}`,
                hasNumbers ? (numbers.get(code) ?? 0) : undefined,
              ),
            }))}
          />
          <Choice
            name="assignee"
            label={words('filter.assignee')}
            defaultValue={filter.assignee}
            placeholder={any}
            choices={[
              { value: 'me', label: words('filter.mine') },
              { value: 'nobody', label: words('filter.nobodys') },
              ...colleagues.map(({ userId, email }) => ({ value: userId, label: email })),
            ]}
          />
          <Choice
            name="tag"
            label={words('filter.tag')}
            defaultValue={filter.tag}
            placeholder={any}
            choices={tags.map(({ id, name, count }) => ({
              value: id,
              label: words('countryChoice', { country: name, count }),
            }))}
          />
          {hasField && (
            <Choice
              name="wave"
              label={words('filter.wave')}
              defaultValue={wave}
              placeholder={any}
              choices={[
                { value: 'any', label: words('filter.inAnyWave') },
                { value: 'none', label: words('filter.inNoWave') },
                ...waves.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
          <Choice
            name="sort"
            label={words('filter.sort')}
            defaultValue={chosenSort}
            placeholder={words('sort.auto')}
            choices={SORTS.map((value) => ({ value, label: words(`sort.${value}`) }))}
          />
        </div>
      </details>
      {/* After all fields for who tabs through them; beside the first ones where there is room. */}
      <div className="flex items-center gap-4 xl:col-start-5 xl:row-start-1">
        <Button size="small" className="min-h-9">
          {words('filter.apply')}
        </Button>
        <Go href={LIST}>{words('filter.clear')}</Go>
      </div>
      <details className="col-span-full">
        <summary className="link w-fit cursor-pointer text-sm">{words('filter.columns')}</summary>
        <fieldset className="flex flex-wrap gap-x-6 gap-y-1 pt-2">
          <legend className="sr-only">{words('filter.columns')}</legend>
          {COLUMNS.map((name) => (
            <label key={name} className="flex min-h-8 cursor-pointer items-center gap-2 text-sm">
              <input
                type="checkbox"
                name="columns"
                value={name}
                defaultChecked={columns.includes(name)}
                className="size-5 accent-river"
              />
              {words(`column.${name}`, { offset: '' })}
            </label>
          ))}
        </fieldset>
      </details>
    </form>
  );
}

type ChoiceProps = Omit<ComponentProps<typeof Select>, 'id' | 'className'> & { name: string; label: string };
const Choice = ({ label, ...select }: ChoiceProps) => (
  <FilterField id={`filter-${select.name}`} label={label}>
    <Select {...select} id={`filter-${select.name}`} className={LOW} />
  </FilterField>
);
