import type { DeskClock } from './clock';

type WhenProps = { at: Date; clock: DeskClock; as?: 'moment' | 'short' | 'day' | 'time' };

export const When = ({ at, clock, as = 'moment' }: WhenProps) => (
  <time dateTime={at.toISOString()} title={`${clock.moment(at)}, ${clock.zone(at)}`}>
    {clock[as](at)}
  </time>
);
