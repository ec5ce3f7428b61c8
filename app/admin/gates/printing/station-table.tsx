import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Table } from '@/app/_ui/table';
import { StateTag } from '@/app/_ui/tag';
import { inLanguage } from '@/lib/edition/rules';
import type { PrintQueue, StationPlace } from '@/lib/station/queries';
import { Dense } from '../../_desk/dense';
import { deskEdition } from '../../_desk/door';
import { minutesSince } from './minutes-since';

/** The gates at which printers stand or badges are ordered: whether somebody hears, and how many wait. */
export async function StationTable({ queue, now }: { queue: PrintQueue; now: Date }) {
  const [words, { locale, clock }] = await Promise.all([getTranslations('gates.printing'), deskEdition()]);
  const { stations, open } = queue;
  const waitingAt = (key: string) =>
    open.filter(({ station, phase }) => station === key && phase === 'waiting');
  const printsFor = (key: string) => stations.filter(({ printsAt }) => printsAt === key);
  const isUsed = ({ key, printers }: StationPlace) =>
    printers.length + waitingAt(key).length + printsFor(key).length > 0;
  const printerLine = ({ name, lastSeenAt, isSilent }: StationPlace['printers'][number]) => {
    if (!lastSeenAt) return words('printerNew', { name });
    return words(isSilent ? 'printerSilent' : 'printerHeard', { name, time: clock.time(lastSeenAt) });
  };
  return (
    <section aria-labelledby="stations" className="grid gap-3">
      <h2 id="stations" className="text-lg">
        {words('stations')}
      </h2>
      <Dense>
        <Table
          caption={words('stations')}
          rows={stations.filter(isUsed)}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'station',
              header: words('station'),
              isRowHeader: true,
              cell: ({ key, name }) => (
                <>
                  <span className="tabular font-semibold">{key}</span> {inLanguage(name, locale)}
                </>
              ),
            },
            {
              key: 'printers',
              header: words('printers'),
              cell: ({ printers }) =>
                printers.length === 0 ? (
                  <StateTag tone="bad">{words('noPrinter')}</StateTag>
                ) : (
                  <ul className="grid gap-1">
                    {printers.map((printer) => (
                      <li key={printer.name}>
                        {printer.isSilent ? (
                          <StateTag tone="bad">{printerLine(printer)}</StateTag>
                        ) : (
                          <Bidi>{printerLine(printer)}</Bidi>
                        )}
                      </li>
                    ))}
                  </ul>
                ),
            },
            {
              key: 'for',
              header: words('printsFor'),
              cell: ({ key }) =>
                printsFor(key)
                  .map((gate) => words('printsForGate', { gate: gate.key }))
                  .join(', ') || words('nobodyWaits'),
            },
            {
              key: 'waiting',
              header: words('waitingCount'),
              align: 'end',
              cell: ({ key }) => waitingAt(key).length.toLocaleString(locale),
            },
            {
              key: 'oldest',
              header: words('oldest'),
              align: 'end',
              cell: ({ key }) => {
                const [oldest] = waitingAt(key);
                return oldest
                  ? words('age', { minutes: minutesSince(oldest.orderedAt, now) })
                  : words('nobodyWaits');
              },
            },
          ]}
        />
      </Dense>
    </section>
  );
}
