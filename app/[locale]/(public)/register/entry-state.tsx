import { getLocale, getTranslations } from 'next-intl/server';
import { OwnWords } from '@/app/_server/own-words';
import { Notice } from '@/app/_ui/notice';
import type { Forum } from '@/lib/dashboard/forum';
import { moment } from '@/messages/dates';
import { closing } from './closing';

/** Open, not yet, or no longer; and while it is open, what an application can expect. */
export async function EntryState({ forum, now }: { forum: Forum; now: Date }) {
  const [words, locale] = await Promise.all([getTranslations('register.entry'), getLocale()]);
  const { isOpen, opensAt, closesAt } = forum.registration;
  const { timeZone, contactEmail } = forum.edition;
  const { isEndOfDay, closes } = closing(closesAt, locale, timeZone);
  if (isOpen) {
    return (
      <p>
        <strong className="font-semibold">{words(isEndOfDay ? 'openEnd' : 'open', { closes })}</strong>{' '}
        <Seats forum={forum} />
      </p>
    );
  }
  if (now < opensAt) {
    return <Notice tone="info">{words('before', { opens: moment(opensAt, locale, timeZone) })}</Notice>;
  }
  return (
    <Notice tone="wait" title={words('after', { closes })}>
      <p>{words('afterHelp', { contact: contactEmail })}</p>
      <OwnWords place="closed" className="grid gap-3" />
    </Notice>
  );
}

async function Seats({ forum: { pools } }: { forum: Forum }) {
  const words = await getTranslations('register.entry');
  const pool = (key: string) => pools.find((candidate) => candidate.key === key);
  const total = pool('total');
  if (!total) return null;
  if (total.wording !== 'free') return words(total.wording);
  if (pool('domestic')?.available === 0) return words('reservedOnly');
  return words('free', { available: total.available });
}
