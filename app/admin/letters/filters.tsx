import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { Select } from '@/app/_ui/select';
import { TextInput } from '@/app/_ui/text-input';
import { LETTER_KINDS } from '@/db/schema';
import type { LetterFilter } from '@/lib/letter/input';
import { FilterField, LOW } from '../_desk/filter-field';
import { LETTERS } from './addresses';

const STANDINGS = ['valid', 'revoked', 'ended'] as const;

/** Which letters are shown. A plain form: the list under it has an address of its own. */
export async function Filters({ filter: { kind, standing, q } }: { filter: LetterFilter }) {
  const words = await getTranslations('letters');
  return (
    <form
      action={LETTERS}
      method="get"
      className="grid grid-cols-1 items-end gap-3 sm:grid-cols-2 xl:grid-cols-[repeat(3,minmax(0,1fr))_auto]"
    >
      <FilterField id="letter-kind" label={words('list.kind')}>
        <Select
          id="letter-kind"
          name="kind"
          defaultValue={kind}
          placeholder={words('list.any')}
          choices={LETTER_KINDS.map((value) => ({ value, label: words(`kind.${value}`) }))}
          className={LOW}
        />
      </FilterField>
      <FilterField id="letter-standing" label={words('list.standing')}>
        <Select
          id="letter-standing"
          name="standing"
          defaultValue={standing}
          placeholder={words('list.any')}
          choices={STANDINGS.map((value) => ({ value, label: words(`standing.${value}`) }))}
          className={LOW}
        />
      </FilterField>
      <FilterField id="letter-q" label={words('list.q')}>
        <TextInput id="letter-q" type="search" name="q" defaultValue={q} maxLength={60} className={LOW} />
      </FilterField>
      <Button size="small" tone="quiet" className="min-h-9">
        {words('list.show')}
      </Button>
    </form>
  );
}
