import { type Edition, instantAt, wallTime } from '@/lib/edition/rules';

const FIRST_HOUR = '03:00';
const END = '04:00';

/** When the recount of this night may begin, on the forum's clock; undefined outside of 03:00 to 04:00. */
export function nightOf(now: Date, { timeZone }: Pick<Edition, 'timeZone'>): Date | undefined {
  const [day, time = ''] = wallTime(now, timeZone).split('T');
  if (time < FIRST_HOUR || time >= END) return undefined;
  return instantAt(`${day}T${FIRST_HOUR}`, timeZone);
}
