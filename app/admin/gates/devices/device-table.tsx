import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import type { Choice } from '@/app/_ui/choices';
import { Table } from '@/app/_ui/table';
import { StateTag } from '@/app/_ui/tag';
import { isSilent, type ListedDevice } from '@/lib/device/listing';
import { Dense } from '../../_desk/dense';
import { deskEdition } from '../../_desk/door';
import { When } from '../../_desk/when';
import { DeviceActs } from './device-acts';

type DeviceTableProps = { devices: readonly ListedDevice[]; gates: readonly Choice[]; now: Date };

/** The devices that stand, with what each last said of itself. */
export async function DeviceTable({ devices, gates, now }: DeviceTableProps) {
  const [words, { clock, locale }] = await Promise.all([getTranslations('gates.devices'), deskEdition()]);
  const unknown = <span className="text-muted">{words('unknown')}</span>;
  const clockWords = (aheadMs: number) => {
    const seconds = Math.round(Math.abs(aheadMs) / 1000);
    if (seconds < 2) return words('clockRight');
    return words(aheadMs > 0 ? 'clockAhead' : 'clockBehind', { seconds });
  };
  return (
    <Dense>
      <Table
        caption={words('devices')}
        rows={devices}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            header: words('name'),
            isRowHeader: true,
            cell: ({ name, isOwn, role }) => (
              <>
                <Bidi>{name}</Bidi>{' '}
                <span className="text-muted">{isOwn ? words('own') : words(`roles.${role}`)}</span>
              </>
            ),
          },
          { key: 'gate', header: words('gate'), cell: ({ gate }) => <span className="tabular">{gate}</span> },
          {
            key: 'heard',
            header: words('heard'),
            cell: (device) =>
              device.lastSeenAt ? (
                <span className="inline-flex flex-wrap items-center gap-x-2">
                  <When at={device.lastSeenAt} clock={clock} as="short" />
                  {isSilent(device, now) && <StateTag tone="bad">{words('silent')}</StateTag>}
                </span>
              ) : (
                <span className="text-muted">{words('notHeard')}</span>
              ),
          },
          {
            key: 'queue',
            header: words('queue'),
            align: 'end',
            cell: ({ status }) => status?.queued.toLocaleString(locale) ?? unknown,
          },
          {
            key: 'roster',
            header: words('roster'),
            cell: ({ status }) =>
              status?.rosterAt
                ? words('rosterAt', { people: status.people, time: clock.time(new Date(status.rosterAt)) })
                : unknown,
          },
          {
            key: 'clock',
            header: words('clock'),
            cell: ({ status }) => (status ? clockWords(status.clockAheadMs) : unknown),
          },
          {
            key: 'act',
            header: words('act'),
            isHeaderQuiet: true,
            align: 'end',
            cell: (device) => <DeviceActs device={device} gates={gates} />,
          },
        ]}
      />
    </Dense>
  );
}
