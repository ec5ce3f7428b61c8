import { useLocale, useTranslations } from 'next-intl';
import { classes } from '@/app/_ui/classes';
import { Icon } from '@/app/_ui/icon';
import type { View } from '../_device/view';
import type { Operator } from '../_device/wire';
import { GateButton } from './gate-button';
import { momentAt } from './looks';
import type { Edition } from './person';

/** What is on its way at this moment is no news. */
const SENT_AT_ONCE = 2;

type StateBarProps = {
  gate: string;
  view: View;
  edition: Edition;
  mayChange: boolean;
  operator: Operator | undefined;
  onLock: () => void;
};

/** Which gate this is, whether there is a network, how old the list is, what waits to be sent. Never hidden. */
export function StateBar({ gate, view, edition, mayChange, operator, onLock }: StateBarProps) {
  const words = useTranslations('gate');
  const locale = useLocale();
  const { isOnline, offlineSince, isLoading, people, rosterAt, waiting, aside, storage, uploadedAt } = view;
  const time = (iso: string) => momentAt(iso, locale, edition.timeZone);
  return (
    <header
      className={classes(
        'flex min-h-16 flex-wrap items-center justify-between gap-x-5 gap-y-1 border-b-2 border-current/25 px-4 py-1 sm:px-6',
        !isOnline && 'bg-signal-amber text-on-signal-amber',
      )}
    >
      <h1 className="text-lg font-semibold">
        {mayChange ? (
          <a
            href="/gate?choose"
            className="inline-flex min-h-14 items-center gap-2 underline decoration-1 underline-offset-4"
          >
            {words('gate', { gate })}
            <span className="sr-only">, {words('change')}</span>
          </a>
        ) : (
          words('gate', { gate })
        )}
      </h1>
      {operator && (
        <GateButton onClick={onLock} aria-label={`${operator.name}, ${words('lock')}`}>
          {operator.name}
        </GateButton>
      )}
      <div className="flex flex-wrap items-center gap-x-5 text-sm">
        <div role="status" className="flex flex-wrap items-center gap-x-5">
          <span
            className={classes('inline-flex items-center gap-1.5', !isOnline && 'font-semibold')}
            data-online={isOnline}
          >
            <Icon name={isOnline ? 'check' : 'alert'} />
            {isOnline
              ? words('online')
              : offlineSince
                ? words('offlineSince', { time: time(offlineSince) })
                : words('offline')}
          </span>
          {waiting > 0 && (!isOnline || waiting > SENT_AT_ONCE) && (
            <span className="inline-flex items-center gap-1.5 font-semibold" data-queued={waiting}>
              <Icon name="clock" />
              {words('queued', { count: waiting })}
            </span>
          )}
          {aside > 0 && (
            <span className="inline-flex items-center gap-1.5 font-semibold" data-aside={aside}>
              <Icon name="alert" />
              {words('aside', { count: aside })}
            </span>
          )}
          {storage !== 'kept' && (
            <span className="inline-flex items-center gap-1.5 font-semibold" data-storage={storage}>
              <Icon name="alert" />
              {words(`storage.${storage}`)}
            </span>
          )}
        </div>
        <span className="tabular" data-people={isLoading ? undefined : people}>
          {rosterAt && !isLoading
            ? words('people', { count: people, time: time(rosterAt) })
            : words('loading', { count: people })}
        </span>
        {uploadedAt && <span className="tabular">{words('uploaded', { time: time(uploadedAt) })}</span>}
      </div>
    </header>
  );
}
