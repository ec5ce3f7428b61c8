import { getLocale, getTranslations } from 'next-intl/server';
import { OwnWords } from '@/app/_server/own-words';
import { ButtonLink } from '@/app/_ui/button';
import { after, MINUTE_MS } from '@/lib/core/clock';
import type { Forum } from '@/lib/dashboard/forum';
import { day, isMidnight, moment } from '@/messages/dates';
import { ended } from '@/messages/lists';

/** May I come, and the one button: in every state of the registration. */
export async function RegistrationCall({ forum, now }: { forum: Forum; now: Date }) {
  const [words, locale] = await Promise.all([getTranslations('public'), getLocale()]);
  const { isOpen, opensAt, closesAt } = forum.registration;
  const zone = forum.edition.timeZone;
  const isEndOfDay = isMidnight(closesAt, zone);
  const closes = isEndOfDay ? day(after(closesAt, -MINUTE_MS), locale, zone) : moment(closesAt, locale, zone);
  const hasSeat = forum.pools.some((pool) => pool.key !== 'total' && pool.available > 0);
  const sentence = isOpen
    ? words(isEndOfDay ? 'state.openEnd' : 'state.open', { closes })
    : now < opensAt
      ? words('state.before', { opens: moment(opensAt, locale, zone) })
      : words('state.after', { closes });
  return (
    <div className="grid justify-items-start gap-4">
      <p className="max-w-text">
        <strong className="font-semibold">{ended(sentence, locale)}</strong>
        {now < closesAt ? words('state.who') : words('state.afterHelp')}
      </p>
      {isOpen && (
        <>
          <ButtonLink href={`/${locale}/register`} tone="accent" size="large" className="w-full sm:w-auto">
            {words(hasSeat ? 'apply' : 'applyWaiting')}
          </ButtonLink>
          <p className="text-sm text-muted">{words('minutes')}</p>
        </>
      )}
      {now >= closesAt && <OwnWords place="closed" headings="h3" className="grid max-w-text gap-3" />}
      {now >= closesAt && (
        <ButtonLink href={`/${locale}/me`} tone="quiet" size="large" className="w-full sm:w-auto">
          {words('myApplication')}
        </ButtonLink>
      )}
      {now < opensAt && (
        <ButtonLink href="#steps" tone="quiet" size="large" className="w-full sm:w-auto">
          {words('steps.title')}
        </ButtonLink>
      )}
    </div>
  );
}
