import { useLocale, useTranslations } from 'next-intl';
import { Bidi } from '@/app/_ui/bidi';
import type { Choice } from '@/app/_ui/choices';
import { classes } from '@/app/_ui/classes';
import { Icon } from '@/app/_ui/icon';
import { Select } from '@/app/_ui/select';
import { inLanguage } from '@/lib/edition/rules';
import type { Operator } from '../_device/wire';
import { GateButton } from '../_scanner/gate-button';
import type { Desk } from './wire';

type StationBarProps = {
  desk: Desk | undefined;
  isOnline: boolean;
  isRunning: boolean;
  onRun: (on: boolean) => void;
  operator: Operator | undefined;
  onLock: () => void;
  formats: readonly Choice[];
  format: string;
  onFormat: (format: string) => void;
};

/** Where this station stands, whether it hears us, how many wait, which paper is in it. Never hidden. */
export function StationBar({
  desk,
  isOnline,
  isRunning,
  onRun,
  operator,
  onLock,
  ...paper
}: StationBarProps) {
  const words = useTranslations('station');
  const locale = useLocale();
  return (
    <header
      className={classes(
        'flex min-h-16 flex-wrap items-center gap-x-6 gap-y-2 border-b-2 border-current/25 px-4 py-2 sm:px-8',
        !isOnline && 'bg-signal-amber text-on-signal-amber',
      )}
    >
      <h1 className="text-lg font-semibold">
        {desk ? (
          <Bidi>{words('at', { name: inLanguage(desk.station.name, locale), gate: desk.station.key })}</Bidi>
        ) : (
          words('title')
        )}
      </h1>
      <div role="status" className="flex flex-wrap items-center gap-x-6">
        <span className="inline-flex items-center gap-1.5" data-online={isOnline}>
          <Icon name={isOnline ? 'check' : 'alert'} />
          {words(isOnline ? 'online' : 'offline')}
        </span>
        {desk && (
          <span className="tabular" data-waiting={desk.waiting}>
            {words('waiting', { count: desk.waiting })}
          </span>
        )}
      </div>
      {desk && <span>{words('device', { name: desk.device })}</span>}
      <div className="ms-auto flex flex-wrap items-center gap-3">
        <label htmlFor="paper" className="flex items-center gap-2">
          {words('paper')}
          <Select
            id="paper"
            value={paper.format}
            choices={paper.formats}
            onChange={(event) => paper.onFormat(event.target.value)}
          />
        </label>
        {operator && (
          <GateButton onClick={onLock} aria-label={`${operator.name}, ${words('lock')}`}>
            {operator.name}
          </GateButton>
        )}
        {isRunning && <GateButton onClick={() => onRun(false)}>{words('pause')}</GateButton>}
      </div>
    </header>
  );
}
