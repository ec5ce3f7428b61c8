import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import type { Choice, ChoiceGroup } from '@/app/_ui/choices';
import { Select } from '@/app/_ui/select';
import { TextInput } from '@/app/_ui/text-input';
import { ACTOR_KINDS, type AuditFilter, FACT_ACTIONS } from '@/lib/audit/input';
import type { ActorChoice } from '@/lib/dashboard/audit';
import type { FactWords } from '../_desk/fact-words';
import { FilterField, LOW } from '../_desk/filter-field';
import { Go } from '../_desk/go';
import { AUDIT } from './address';

type FiltersProps = {
  filter: AuditFilter;
  /** What was typed and means nothing: shown again, so that it can be mended. */
  typed: (part: keyof AuditFilter) => string | undefined;
  who: Record<'staff' | 'tokens', ActorChoice[]>;
  facts: FactWords;
};

/** A plain GET form: what it asks for stands in the address, and nobody's address of a letter among it. */
export async function Filters({ filter, typed, who, facts }: FiltersProps) {
  const [words, list] = await Promise.all([getTranslations('admin.audit'), getTranslations('admin.list')]);
  const nameOf = (action: string) =>
    facts.what({ action, actor: '', before: null, after: null }).replace(/[:\s]+$/, '');
  const actions: ChoiceGroup[] = Object.entries(FACT_ACTIONS).map(([noun, verbs]) => ({
    label: words(`noun.${noun}` as 'noun.registration'),
    choices: [
      ...(verbs.length > 1
        ? [
            {
              value: noun,
              label: words('filter.allOf', { noun: words(`noun.${noun}` as 'noun.registration') }),
            },
          ]
        : []),
      ...verbs.map((value) => ({ value, label: nameOf(value) })),
    ],
  }));
  const named = (label: string, some: ActorChoice[]): ChoiceGroup[] =>
    some.length > 0
      ? [{ label, choices: some.map(({ key, name }): Choice => ({ value: key, label: name })) }]
      : [];
  const actors: ChoiceGroup[] = [
    {
      label: words('filter.kinds'),
      choices: ACTOR_KINDS.map((value) => ({ value, label: words(`kind.${value}`) })),
    },
    ...named(words('filter.staff'), who.staff),
    ...named(words('filter.tokens'), who.tokens),
  ];
  return (
    <form
      action={AUDIT}
      method="get"
      aria-label={words('filter.label')}
      className="grid items-end gap-3 sm:flex sm:flex-wrap"
    >
      <FilterField id="filter-by" className="sm:w-48" label={words('filter.by')}>
        <Select
          id="filter-by"
          name="by"
          defaultValue={filter.by ?? ''}
          placeholder={words('filter.anybody')}
          groups={actors}
          className={LOW}
        />
      </FilterField>
      <FilterField id="filter-record" className="sm:w-40" label={words('filter.record')}>
        <TextInput
          id="filter-record"
          name="record"
          defaultValue={filter.record ?? typed('record')}
          maxLength={40}
          autoComplete="off"
          className={LOW}
        />
      </FilterField>
      <FilterField id="filter-action" className="sm:w-60" label={words('filter.action')}>
        <Select
          id="filter-action"
          name="action"
          defaultValue={filter.action ?? ''}
          placeholder={words('filter.anything')}
          groups={actions}
          className={LOW}
        />
      </FilterField>
      <FilterField id="filter-from" className="sm:w-44" label={words('filter.from')}>
        <TextInput
          id="filter-from"
          name="from"
          type="date"
          defaultValue={filter.from ?? typed('from')}
          className={LOW}
        />
      </FilterField>
      <FilterField id="filter-to" className="sm:w-44" label={words('filter.to')}>
        <TextInput
          id="filter-to"
          name="to"
          type="date"
          defaultValue={filter.to ?? typed('to')}
          className={LOW}
        />
      </FilterField>
      <div className="flex items-center gap-4">
        <Button size="small" tone="quiet" className="min-h-9">
          {list('filter.apply')}
        </Button>
        {Object.values(filter).some(Boolean) && <Go href={AUDIT}>{words('filter.clear')}</Go>}
      </div>
    </form>
  );
}
