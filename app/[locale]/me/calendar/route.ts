import { createEvent, type DateArray } from 'ics';
import { getTranslations } from 'next-intl/server';
import { seeOther } from '@/app/_server/form-post';
import { pageScope } from '@/app/_server/scope';
import { env } from '@/lib/core/env';
import { ownRecord } from '@/lib/dashboard/own';
import { inLanguage } from '@/lib/edition/rules';
import { toLocale } from '@/messages/locales';

type Context = { params: Promise<{ locale: string }> };

/** The days of the forum as a calendar file, for who is coming. Whole days belong to no time zone. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const locale = toLocale((await params).locale);
  const scope = await pageScope();
  if (scope.actor.kind !== 'person') return seeOther(`/sign-in?next=/${locale}/me`);
  const record = await ownRecord(scope);
  if (!record?.ticket) return seeOther(`/${locale}/me`);
  const words = await getTranslations({ locale, namespace: 'me.ticket' });
  const { edition, registration } = record;
  const ticketPage = `${env().publicUrl}/${locale}/me/ticket`;
  const { error, value } = createEvent({
    uid: `${registration.id}@${new URL(env().publicUrl).hostname}`,
    productId: 'forum-registration',
    title: inLanguage(edition.name, locale),
    location: inLanguage(edition.venue, locale),
    description: `${words('show')} ${ticketPage}`,
    url: ticketPage,
    start: calendarDay(edition.startsOn, 0),
    end: calendarDay(edition.endsOn, 1),
    status: 'CONFIRMED',
    busyStatus: 'BUSY',
  });
  if (error || value === undefined) throw error ?? new Error('a calendar file was asked for and not made');
  return new Response(value, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${edition.referencePrefix}.ics"`,
      'cache-control': 'private, no-store',
    },
  });
}

/** The end of a whole-day event is the first day after it (RFC 5545, 3.6.1). */
function calendarDay(date: string, daysLater: number): DateArray {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + daysLater);
  return [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()];
}
