import { useLocale, useTranslations } from 'next-intl';
import { classes } from '@/app/_ui/classes';
import { Icon } from '@/app/_ui/icon';
import { momentAt } from './looks';
import type { Edition } from './person';
import { isOpen, type Taken } from './queue';
import { useIsOnline } from './use-device';

type StateBarProps = { gate: string; taken: readonly Taken[]; edition: Edition };

/** Which gate this is, whether there is a network, when something was read last. Never hidden. */
export function StateBar({ gate, taken, edition }: StateBarProps) {
  const words = useTranslations('gate');
  const locale = useLocale();
  const isOnline = useIsOnline();
  const waiting = taken.filter(({ outcome }) => outcome.kind === 'queued').length;
  const last = taken.find((one) => !isOpen(one)) ?? taken[0];
  return (
    <header className="flex min-h-16 flex-wrap items-center justify-between gap-x-5 gap-y-1 border-b-2 border-current/25 px-4 py-1 sm:px-6">
      <h1 className="text-lg font-semibold">
        <a
          href="/gate?choose"
          className="inline-flex min-h-14 items-center gap-2 underline decoration-1 underline-offset-4"
        >
          {words('gate', { gate })}
          <span className="sr-only">, {words('change')}</span>
        </a>
      </h1>
      <div className="flex flex-wrap items-center gap-x-5 text-sm" role="status">
        {waiting > 0 && (
          <span className="inline-flex items-center gap-1.5 font-semibold" data-queued={waiting}>
            <Icon name="clock" />
            {words('queued', { count: waiting })}
          </span>
        )}
        <span
          className={classes('inline-flex items-center gap-1.5', !isOnline && 'font-semibold')}
          data-online={isOnline}
        >
          <Icon name={isOnline ? 'check' : 'alert'} />
          {isOnline ? words('online') : words('offline')}
        </span>
        <span className="tabular">
          {last
            ? words('lastReading', { time: momentAt(last.reading.scannedAt, locale, edition.timeZone) })
            : words('noReading')}
        </span>
      </div>
    </header>
  );
}
