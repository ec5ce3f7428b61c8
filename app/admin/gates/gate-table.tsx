import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Table } from '@/app/_ui/table';
import { StateTag } from '@/app/_ui/tag';
import { inLanguage } from '@/lib/edition/rules';
import type { BoardDevice, GateOnBoard } from '@/lib/gate/board';
import { Dense } from '../_desk/dense';
import { deskEdition } from '../_desk/door';
import { Go } from '../_desk/go';
import { When } from '../_desk/when';
import { gateAddress } from './addresses';

/** Each gate with what it does and which devices stand at it. */
export async function GateTable({ gates }: { gates: readonly GateOnBoard[] }) {
  const [words, { locale, clock }] = await Promise.all([getTranslations('gates.board'), deskEdition()]);
  return (
    <section aria-labelledby="gates" className="grid gap-3">
      <h2 id="gates" className="text-lg">
        {words('gates')}
      </h2>
      <Dense>
        <Table
          caption={words('gates')}
          rows={gates}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'gate',
              header: words('gate'),
              isRowHeader: true,
              cell: ({ key, name, isOpen }) => (
                <span className="inline-flex flex-wrap items-center gap-x-2">
                  <Go href={gateAddress(key)}>
                    <span className="tabular font-semibold">{key}</span> {inLanguage(name, locale)}
                  </Go>
                  {!isOpen && <StateTag tone="neutral">{words('closed')}</StateTag>}
                </span>
              ),
            },
            {
              key: 'last',
              header: words('last'),
              cell: ({ lastScanAt }) =>
                lastScanAt ? <When at={lastScanAt} clock={clock} as="short" /> : words('never'),
            },
            {
              key: 'rate',
              header: words('rate'),
              align: 'end',
              cell: ({ perMinute, peoplePerMinute }) =>
                words('rateOf', { rate: perMinute, most: peoplePerMinute }),
            },
            {
              key: 'admitted',
              header: words('admitted'),
              align: 'end',
              cell: ({ admittedToday }) => admittedToday.toLocaleString(locale),
            },
            {
              key: 'exceptions',
              header: words('exceptions'),
              align: 'end',
              cell: ({ exceptionsToday }) => exceptionsToday.toLocaleString(locale),
            },
            {
              key: 'devices',
              header: words('devices'),
              cell: ({ devices }) =>
                devices.length === 0 ? (
                  <span className="text-muted">{words('noDevice')}</span>
                ) : (
                  <ul className="grid gap-1">
                    {devices.map((device) => (
                      <li key={device.id}>
                        <DeviceLine device={device} />
                      </li>
                    ))}
                  </ul>
                ),
            },
          ]}
        />
      </Dense>
    </section>
  );
}

/** A device: whether it is heard, since when it is not, and what waits on it. */
async function DeviceLine({ device: { name, isSilent, lastSeenAt, status } }: { device: BoardDevice }) {
  const [words, { clock }] = await Promise.all([getTranslations('gates.board'), deskEdition()]);
  const queued = status?.queued ?? 0;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <Bidi>{name}</Bidi>
      {lastSeenAt === null ? (
        <span className="text-muted">{words('neverHeard')}</span>
      ) : (
        <StateTag tone={isSilent ? 'bad' : 'good'}>
          {words(isSilent ? 'silentSince' : 'heard', { time: clock.second(lastSeenAt) })}
        </StateTag>
      )}
      {queued > 0 && <span>{words('queued', { count: queued })}</span>}
    </span>
  );
}
