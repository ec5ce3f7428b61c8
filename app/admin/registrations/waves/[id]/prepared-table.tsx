import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Button } from '@/app/_ui/button';
import { Table } from '@/app/_ui/table';
import { actorNames } from '@/lib/auth/queries';
import type { Scope } from '@/lib/core/scope';
import { pickedRegistrations } from '@/lib/dashboard/queries';
import type { WaveReport } from '@/lib/review/schedule';
import { ActionScope, ScopedForm } from '../../../_desk/action-form';
import type { DeskClock } from '../../../_desk/clock';
import { Dense } from '../../../_desk/dense';
import { opened } from '../../../_desk/door';
import { factWords } from '../../../_desk/fact-words';
import { Go } from '../../../_desk/go';
import { PersonName } from '../../../_desk/person';
import { When } from '../../../_desk/when';
import { takeOutOne } from '../../[reference]/prepare-actions';
import { recordAddress } from '../../list-address';

type PreparedTableProps = Pick<WaveReport, 'items' | 'wave'> & { scope: Scope; clock: DeskClock };

// More than a page of names nobody reads; the numbers above are about everybody.
const SHOWN = 100;

/** Who is in the wave, with what was prepared and by whom, in the order in which it is decided. */
export async function PreparedTable({ items, wave, scope, clock }: PreparedTableProps) {
  const shown = items.slice(0, SHOWN);
  const [words, reasons, rows, actors] = await Promise.all([
    getTranslations('waves.items'),
    getTranslations('admin.reasons'),
    pickedRegistrations(
      scope,
      shown.map(({ reference }) => reference),
    ),
    actorNames(
      scope,
      shown.map(({ preparedBy }) => preparedBy),
    ),
  ]);
  const people = new Map(opened(rows).map((row) => [row.reference, row]));
  const { who } = await factWords(actors);
  const isOpen = !wave.publishedAt && !wave.calledOffAt;
  const reasonOf = (code: string | null) =>
    reasons.has((code ?? 'other') as 'other') ? reasons((code ?? 'other') as 'other') : reasons('other');
  return (
    <section aria-labelledby="items" className="grid gap-3">
      <h2 id="items" className="text-lg">
        {words('title')}
      </h2>
      {items.length > SHOWN && <p>{words('first', { shown: SHOWN, count: items.length })}</p>}
      <ActionScope action={takeOutOne}>
        <Dense>
          <Table
            caption={words('title')}
            rows={shown}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'reference',
                header: words('reference'),
                isRowHeader: true,
                cell: ({ reference }) => (
                  <Go href={recordAddress(reference)} className="link tabular whitespace-nowrap">
                    {reference}
                  </Go>
                ),
              },
              {
                key: 'person',
                header: words('person'),
                cell: ({ reference }) => {
                  const person = people.get(reference);
                  return person && <PersonName {...person} />;
                },
              },
              {
                key: 'decision',
                header: words('decision'),
                cell: ({ decision, reasonCode, isChanged }) => (
                  <span className="inline-flex flex-col items-end gap-0.5 md:items-start">
                    {words(decision)}
                    {decision === 'reject' && (
                      <span className="text-sm text-muted">{reasonOf(reasonCode)}</span>
                    )}
                    {isChanged && <span className="text-sm font-medium text-amber">{words('changed')}</span>}
                  </span>
                ),
              },
              {
                key: 'by',
                header: words('by'),
                cell: ({ preparedBy }) => <Bidi>{who(preparedBy)}</Bidi>,
              },
              {
                key: 'when',
                header: words('when', { offset: clock.offset(scope.now) }),
                isSpare: true,
                cell: ({ preparedAt }) => <When at={preparedAt} clock={clock} as="short" />,
              },
              ...(isOpen
                ? [
                    {
                      key: 'remove',
                      header: words('remove'),
                      isHeaderQuiet: true,
                      cell: ({ reference }: { reference: string }) => (
                        <ScopedForm name={`remove:${reference}`}>
                          <input type="hidden" name="reference" value={reference} />
                          <input type="hidden" name="back" value={wave.id} />
                          <Button tone="quiet" size="small" aria-label={words('removeOne', { reference })}>
                            {words('remove')}
                          </Button>
                        </ScopedForm>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </Dense>
      </ActionScope>
    </section>
  );
}
