import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/app/_ui/page-header';
import { gateBoard, markOf } from '@/lib/gate/board';
import { deskEdition, deskScope, opened } from '../_desk/door';
import { LiveNumbers } from '../_desk/live-numbers';
import { GATES } from './addresses';
import { Alarms } from './alarms';
import { ArrivalChart } from './arrival-chart';
import { Flow } from './flow';
import { GateTable } from './gate-table';
import { Occupancy } from './occupancy';
import { Overrides } from './overrides';
import { Tabs } from './tabs';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('gates'))('title') };
}

/** The supervisor's board: what needs somebody now stands first, and everything follows by itself. */
export default async function GatesPage() {
  const scope = await deskScope(GATES);
  const board = opened(await gateBoard(scope));
  const [words, live, { clock }] = await Promise.all([
    getTranslations('gates.board'),
    getTranslations('admin.pools'),
    deskEdition(),
  ]);
  return (
    <>
      <PageHeader
        title={words('title')}
        lead={words('lead')}
        eyebrow={
          <LiveNumbers
            source={`${GATES}/numbers`}
            numbers={markOf(board)}
            time={clock.second(scope.now)}
            words={{
              still: live('still', { time: '{time}' }),
              live: live('live', { time: '{time}' }),
              lost: live('lost', { time: '{time}' }),
            }}
          />
        }
      />
      <Tabs here="board" scope={scope} />
      <Alarms alarms={board.alarms} zones={board.zones} />
      <div className="grid gap-x-12 gap-y-8 xl:grid-cols-2">
        <Flow forecast={board.forecast} />
        <Occupancy zones={board.zones} />
      </div>
      <ArrivalChart arrivals={board.arrivals} capacity={board.forecast.capacityPerMinute} />
      <GateTable gates={board.gates} />
      <Overrides overrides={board.overrides} />
    </>
  );
}
