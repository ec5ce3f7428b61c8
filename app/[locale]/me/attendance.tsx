import { getLocale, getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import type { OwnRecord } from '@/lib/dashboard/own';
import { day, moment } from '@/messages/dates';
import { comeOwn } from './actions';
import { AttendanceForm } from './attendance-form';

type AttendanceProps = { record: OwnRecord; attendance: NonNullable<OwnRecord['attendance']> };

/** The question whether the person will come, with its deadline; once it is answered, thanks. */
export async function Attendance({ record, attendance }: AttendanceProps) {
  const [words, locale] = await Promise.all([getTranslations('me.attendance'), getLocale()]);
  const { edition, registration } = record;
  const { confirmedAt, dueAt } = attendance;
  if (confirmedAt) {
    return (
      <Notice tone="good" title={words('thanks')}>
        <p>{words('confirmed', { on: day(confirmedAt, locale, edition.timeZone) })}</p>
      </Notice>
    );
  }
  return (
    <section aria-labelledby="attendance" className="grid gap-4 rounded border-2 border-brick bg-surface p-5">
      <h2 id="attendance" className="text-xl">
        {words('title')}
      </h2>
      <p>{words('by', { by: moment(dueAt, locale, edition.timeZone) })}</p>
      <AttendanceForm
        action={comeOwn.bind(null, locale, registration.reference)}
        withdraw={`/${locale}/me/withdraw`}
        words={{ submit: words('submit'), cannot: words('cannot') }}
      />
      <p className="text-sm text-muted">{words('lapses')}</p>
    </section>
  );
}
