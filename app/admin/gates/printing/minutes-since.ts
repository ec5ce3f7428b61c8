import { MINUTE_MS } from '@/lib/core/clock';

export const minutesSince = (then: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - then.getTime()) / MINUTE_MS));
