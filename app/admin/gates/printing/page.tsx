import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHeader } from '@/app/_ui/page-header';
import { badgeNumbers } from '@/lib/dashboard/badges';
import { inLanguage } from '@/lib/edition/rules';
import { markOf, printQueue } from '@/lib/station/queries';
import { ActionScope } from '../../_desk/action-form';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { Go } from '../../_desk/go';
import { LiveNumbers } from '../../_desk/live-numbers';
import { DEVICES, PRINTING, ZONES } from '../addresses';
import { Tabs } from '../tabs';
import { actOnOrder } from './actions';
import { BadgeNumbers } from './badge-numbers';
import { OpenOrders } from './open-orders';
import { SettledOrders } from './settled-orders';
import { StationTable } from './station-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('gates.printing'))('title') };
}

/** Every station with its orders: what waits too long stands first, and all follows by itself. */
export default async function PrintingPage() {
  const scope = await deskScope(PRINTING);
  const queue = opened(await printQueue(scope));
  const numbers = opened(await badgeNumbers(scope));
  const [words, live, { clock, locale }] = await Promise.all([
    getTranslations('gates.printing'),
    getTranslations('admin.pools'),
    deskEdition(),
  ]);
  const { stations, open, failed, done } = queue;
  const choices = stations.map(({ key, name }) => ({
    value: key,
    label: `${key}, ${inLanguage(name, locale)}`,
  }));
  const isUsed =
    stations.some(({ printers }) => printers.length > 0) || open.length + failed.length + done.length > 0;
  return (
    <>
      <PageHeader
        title={words('title')}
        lead={words('lead')}
        eyebrow={
          <LiveNumbers
            source={`${PRINTING}/numbers`}
            numbers={markOf(queue)}
            time={clock.second(scope.now)}
            words={{
              still: live('still', { time: '{time}' }),
              live: live('live', { time: '{time}' }),
              lost: live('lost', { time: '{time}' }),
            }}
          />
        }
      />
      <Tabs here="printing" scope={scope} />
      {!isUsed && (
        <EmptyState title={words('empty')}>
          {words.rich('emptyHelp', {
            devices: (text) => <Go href={DEVICES}>{text}</Go>,
            zones: (text) => <Go href={ZONES}>{text}</Go>,
          })}
        </EmptyState>
      )}
      {isUsed && (
        <ActionScope action={actOnOrder}>
          <StationTable queue={queue} now={scope.now} />
          <OpenOrders orders={open} stations={choices} now={scope.now} />
          <SettledOrders kind="failed" orders={failed} stations={choices} />
          <SettledOrders kind="done" orders={done} />
          <BadgeNumbers numbers={numbers} />
        </ActionScope>
      )}
    </>
  );
}
