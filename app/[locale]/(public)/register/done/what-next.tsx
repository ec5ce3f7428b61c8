import { getLocale, getTranslations } from 'next-intl/server';
import { Timeline, type TimelineItem } from '@/app/_ui/timeline';
import type { Receipt } from '@/lib/registration/receipt';
import { day, moment } from '@/messages/dates';

/** A sentence first, the way to the ticket second. */
export async function WhatNext({ receipt }: { receipt: Receipt }) {
  const [words, status, locale] = await Promise.all([
    getTranslations('register.done'),
    getTranslations('status'),
    getLocale(),
  ]);
  const { state, email, confirmedAt, confirmBy, timeZone, waitlistPosition } = receipt;
  const isApproved = state === 'approved';
  const decideBy = day(receipt.decideBy, locale, timeZone);
  const decision: TimelineItem = {
    key: 'decision',
    state: confirmedAt && !waitlistPosition ? 'now' : 'next',
    title: words('decision'),
    when: waitlistPosition ? undefined : words('decisionBy', { by: decideBy }),
  };
  const seat: TimelineItem = { key: 'seat', state: confirmedAt ? 'now' : 'next', title: words('seat') };
  const undecided = waitlistPosition ? [seat, decision] : [decision];
  const items: TimelineItem[] = [
    { key: 'received', state: 'done', title: words(isApproved ? 'receivedApproved' : 'received') },
    confirmedAt
      ? { key: 'address', state: 'done', title: words('addressDone') }
      : {
          key: 'address',
          state: 'now',
          title: words('address'),
          when: isApproved ? undefined : words('until', { by: moment(confirmBy, locale, timeZone) }),
        },
    ...(isApproved ? [] : undecided),
    { key: 'ticket', state: isApproved && confirmedAt ? 'now' : 'next', title: words('ticket') },
  ];
  return (
    <section aria-labelledby="next" className="grid gap-4">
      <h2 id="next" className="text-lg">
        {words('nextTitle')}
      </h2>
      <p>
        {isApproved
          ? words('approved')
          : waitlistPosition
            ? `${status(`full.${receipt.full ?? 'international'}`)} ${words('waiting', { position: waitlistPosition, email })}`
            : words('decide', { by: decideBy, email })}
      </p>
      <Timeline label={words('nextTitle')} items={items} />
    </section>
  );
}
