import { getLocale, getTranslations } from 'next-intl/server';
import { Timeline, type TimelineItem } from '@/app/_ui/timeline';
import type { Receipt } from '@/lib/registration/receipt';
import { day, moment } from '@/messages/dates';

/** A sentence first, the way to the ticket second. */
export async function WhatNext({ receipt }: { receipt: Receipt }) {
  const [words, locale] = await Promise.all([getTranslations('register.done'), getLocale()]);
  const { email, confirmedAt, confirmBy, timeZone, waitlistPosition } = receipt;
  const decideBy = day(receipt.decideBy, locale, timeZone);
  const items: TimelineItem[] = [
    { key: 'received', state: 'done', title: words('received') },
    confirmedAt
      ? { key: 'address', state: 'done', title: words('addressDone') }
      : {
          key: 'address',
          state: 'now',
          title: words('address'),
          when: words('until', { by: moment(confirmBy, locale, timeZone) }),
        },
    {
      key: 'decision',
      state: confirmedAt ? 'now' : 'next',
      title: words('decision'),
      when: waitlistPosition ? undefined : words('decisionBy', { by: decideBy }),
    },
    { key: 'ticket', state: 'next', title: words('ticket') },
  ];
  return (
    <section aria-labelledby="next" className="grid gap-4">
      <h2 id="next" className="text-lg">
        {words('nextTitle')}
      </h2>
      <p>
        {waitlistPosition
          ? words('waiting', { position: waitlistPosition, email })
          : words('decide', { by: decideBy, email })}
      </p>
      <Timeline label={words('nextTitle')} items={items} />
    </section>
  );
}
