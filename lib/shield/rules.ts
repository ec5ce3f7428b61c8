import { after, MINUTE_MS } from '@/lib/core/clock';

export type ShieldMode = 'off' | 'automatic' | 'on';

/** Flood is measured by applications of so many minutes whose address nobody has confirmed. */
export const SPAN_MINUTES = 10;
/** The usual is the average of so many days. */
export const USUAL_DAYS = 7;
/** Fewer in a span are no flood, however quiet it was before: an opening morning may look like this. */
const LEAST = 300;
const TIMES_THE_USUAL = 10;
const LEAST_MINUTES_UP = 30;

export type Rate = { lately: number; usual: number };

const most = ({ usual }: Rate): number => Math.max(LEAST, TIMES_THE_USUAL * usual);

/** More than 300 unconfirmed applications in ten minutes, and more than ten times the usual. */
export const isFlood = (rate: Rate): boolean => rate.lately > most(rate);

/** It stays up for half an hour at least, and until half of what raised it is not reached: no flapping. */
export const isOver = (rate: Rate, raisedAt: Date, now: Date): boolean =>
  after(raisedAt, LEAST_MINUTES_UP * MINUTE_MS) <= now && rate.lately * 2 <= most(rate);

export const isUp = (mode: ShieldMode, isRaised: boolean): boolean =>
  mode === 'on' || (mode === 'automatic' && isRaised);
