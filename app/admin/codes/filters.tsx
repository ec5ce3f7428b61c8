import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { Select } from '@/app/_ui/select';
import { TextInput } from '@/app/_ui/text-input';
import { INVITATION_STATES, type InvitationFilter } from '@/lib/invitation/input';
import { FilterField, LOW } from '../_desk/filter-field';
import { Go } from '../_desk/go';
import { CODES } from './codes-address';

/** A plain GET form: what it asks for stands in the address. */
export async function Filters({ filter }: { filter: InvitationFilter }) {
  const [words, list] = await Promise.all([getTranslations('admin.codes'), getTranslations('admin.list')]);
  return (
    <form
      action={CODES}
      method="get"
      className="grid items-end gap-3 sm:grid-cols-[minmax(12rem,24rem)_minmax(8rem,12rem)_auto] sm:justify-start"
    >
      {filter.batch && <input type="hidden" name="batch" value={filter.batch} />}
      <FilterField id="filter-q" label={words('filter.q')}>
        <TextInput
          id="filter-q"
          type="search"
          name="q"
          defaultValue={filter.q}
          maxLength={100}
          className={LOW}
        />
      </FilterField>
      <FilterField id="filter-state" label={words('column.state')}>
        <Select
          id="filter-state"
          name="state"
          defaultValue={filter.state}
          placeholder={list('any')}
          choices={INVITATION_STATES.map((value) => ({ value, label: words(`state.${value}`) }))}
          className={LOW}
        />
      </FilterField>
      <div className="flex items-center gap-4">
        <Button size="small" tone="quiet" className="min-h-9">
          {list('filter.apply')}
        </Button>
        {Object.values(filter).some(Boolean) && <Go href={CODES}>{words('none.all')}</Go>}
      </div>
    </form>
  );
}
