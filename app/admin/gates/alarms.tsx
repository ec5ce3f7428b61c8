import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import { inLanguage } from '@/lib/edition/rules';
import type { Board } from '@/lib/gate/board';
import type { Alarm } from '@/lib/gate/forecast';
import { deskEdition } from '../_desk/door';
import { Go } from '../_desk/go';
import { CONFLICTS } from './addresses';

const MILD: ReadonlySet<Alarm['kind']> = new Set(['silent', 'conflicts']);

/** What a supervisor should look at, each in a sentence; or that there is nothing. */
export async function Alarms({ alarms, zones }: Pick<Board, 'alarms' | 'zones'>) {
  const words = await getTranslations('gates.board');
  return (
    <section aria-labelledby="alarms" aria-live="polite" className="grid gap-3">
      <h2 id="alarms" className="text-lg">
        {words('alarms')}
      </h2>
      {alarms.length === 0 && <Notice tone="good">{words('calm')}</Notice>}
      {alarms.map((alarm) => (
        <Notice key={JSON.stringify(alarm)} tone={MILD.has(alarm.kind) ? 'wait' : 'bad'}>
          <Told alarm={alarm} zones={zones} />
        </Notice>
      ))}
    </section>
  );
}

async function Told({ alarm, zones }: { alarm: Alarm; zones: Board['zones'] }) {
  const [words, { clock, locale }] = await Promise.all([getTranslations('gates.board.alarm'), deskEdition()]);
  switch (alarm.kind) {
    case 'wait':
      return words('wait', { minutes: Math.round(alarm.minutes) });
    case 'occupancy': {
      const zone = zones.find(({ key }) => key === alarm.zone);
      const name = zone ? inLanguage(zone.name, locale) : alarm.zone;
      return words('occupancy', { ...alarm, zone: name });
    }
    case 'silent':
      return words('silent', { ...alarm, time: clock.second(alarm.since) });
    case 'conflicts':
      return <Go href={CONFLICTS}>{words('conflicts', { open: alarm.open })}</Go>;
    default:
      return words(alarm.kind);
  }
}
