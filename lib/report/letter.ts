import { env } from '@/lib/core/env';
import type { NewMail } from '@/lib/mail/commands';
import { day } from '@/messages/dates';
import { toLocale } from '@/messages/locales';
import type { Recipient, Report } from './queries';

/** The morning's numbers in a letter; each recipient gets each report once. */
export function reportLetter(
  reportId: string,
  { day: of, stats }: Report,
  { email, locale: asked }: Recipient,
): NewMail {
  const locale = toLocale(asked);
  const { tiles, changes, international, daysToGo } = stats;
  const number = new Intl.NumberFormat(locale);
  const change = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' });
  return {
    kind: 'morning_report',
    factKey: `report:${reportId}:${email}`,
    recipient: email,
    locale,
    values: {
      day: day(new Date(`${of}T12:00Z`), locale, 'UTC'),
      daysToGo: number.format(daysToGo),
      applications: number.format(tiles.applications),
      newApplications: change.format(changes.applications),
      approved: number.format(tiles.approved),
      newApproved: change.format(changes.approved),
      international: number.format(tiles.international),
      target: number.format(international.target),
      undecided: number.format(tiles.undecided),
      waiting: number.format(tiles.waiting),
      countries: number.format(tiles.countries),
      link: `${env().publicUrl}/admin/reports/${of}`,
    },
  };
}
