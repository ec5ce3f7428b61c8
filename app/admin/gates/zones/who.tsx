import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { Select } from '@/app/_ui/select';
import { Table } from '@/app/_ui/table';
import { TextInput } from '@/app/_ui/text-input';
import { inLanguage } from '@/lib/edition/rules';
import type { Entrance } from '@/lib/gate/entrance';
import type { Places } from '@/lib/gate/places';
import { Dense } from '../../_desk/dense';
import { deskEdition } from '../../_desk/door';
import { FilterField, LOW } from '../../_desk/filter-field';
import { CategoryMark } from '../../_desk/person';
import { ZONES } from '../addresses';
import { whyWords } from './entrance-words';

type WhoProps = Places & { gate: string; at: string; answer: Entrance | undefined };

/** A question in the address: who could enter at a gate now, or at another time. */
export async function Who({ zones, gates, gate, at, answer }: WhoProps) {
  const [words, { locale, clock, categories }] = await Promise.all([
    getTranslations('gates.zones'),
    deskEdition(),
  ]);
  const why = await whyWords({ access: zones.find(({ key }) => key === answer?.zone)?.access ?? [] });
  return (
    <section aria-labelledby="who" className="grid gap-4">
      <h2 id="who" className="text-lg">
        {words('who')}
      </h2>
      <p className="max-w-text text-muted">{words('whoLead')}</p>
      <form action={`${ZONES}#who`} method="get" className="flex flex-wrap items-end gap-3">
        <FilterField id="who-gate" label={words('gates')}>
          <Select
            id="who-gate"
            name="gate"
            defaultValue={gate}
            className={LOW}
            choices={gates.map(({ key, name }) => ({
              value: key,
              label: `${key}, ${inLanguage(name, locale)}`,
            }))}
          />
        </FilterField>
        <FilterField id="who-at" label={words('at')}>
          <TextInput id="who-at" name="at" type="datetime-local" defaultValue={at} className={LOW} />
        </FilterField>
        <Button tone="quiet" size="small">
          {words('ask')}
        </Button>
      </form>
      {answer && (
        <>
          <p role="status">
            {words('whoAt', { gate, when: clock.moment(answer.at), inside: answer.inside })}
          </p>
          <Dense>
            <Table
              caption={words('who')}
              rows={answer.categories}
              rowKey={({ category }) => category.code}
              columns={[
                {
                  key: 'category',
                  header: words('category'),
                  isRowHeader: true,
                  cell: ({ category }) => (
                    <CategoryMark code={category.code} categories={categories} locale={locale} named />
                  ),
                },
                ...(['people', 'inside', 'mayEnter'] as const).map((key) => ({
                  key,
                  header: words(key),
                  align: 'end' as const,
                  cell: (row: Entrance['categories'][number]) => row[key].toLocaleString(locale),
                })),
                { key: 'why', header: words('why'), cell: why },
              ]}
            />
          </Dense>
        </>
      )}
    </section>
  );
}
