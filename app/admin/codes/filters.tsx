import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { Select } from '@/app/_ui/select';
import { TextInput } from '@/app/_ui/text-input';
import { INVITATION_STATES, type InvitationFilter } from '@/lib/invitation/input';
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
      <div className="grid min-w-0 gap-1">
        <label htmlFor="filter-q" className="text-sm text-muted">
          {words('filter.q')}
        </label>
        <TextInput
          id="filter-q"
          type="search"
          name="q"
          defaultValue={filter.q}
          maxLength={100}
          className="min-h-9! py-1!"
        />
      </div>
      <div className="grid min-w-0 gap-1">
        <label htmlFor="filter-state" className="text-sm text-muted">
          {words('column.state')}
        </label>
        <Select
          id="filter-state"
          name="state"
          defaultValue={filter.state}
          placeholder={list('any')}
          choices={INVITATION_STATES.map((value) => ({ value, label: words(`state.${value}`) }))}
          className="min-h-9! py-1!"
        />
      </div>
      <div className="flex items-center gap-4">
        <Button size="small" tone="quiet" className="min-h-9">
          {list('filter.apply')}
        </Button>
        {Object.values(filter).some(Boolean) && <Go href={CODES}>{words('none.all')}</Go>}
      </div>
    </form>
  );
}
