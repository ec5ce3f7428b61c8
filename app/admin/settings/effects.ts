import { getTranslations } from 'next-intl/server';
import { isLaterThanLaw } from '@/lib/claim/rules';
import type { SettingKey } from '@/lib/edition/input';
import { wallTime } from '@/lib/edition/rules';
import type { SettingsEffects } from '@/lib/waitlist/effects';
import { deskClock } from '../_desk/clock';
import { deskEdition } from '../_desk/door';

/** What a change does to people, in sentences; none where it touches nobody. The moments are those of the clock of then. */
export async function effectLines(
  changed: readonly SettingKey[],
  effects: SettingsEffects,
): Promise<string[]> {
  const [words, { locale }] = await Promise.all([getTranslations('admin.settings.effects'), deskEdition()]);
  const { next, window } = effects;
  const clock = deskClock(locale, next.timeZone);
  const has = (...keys: SettingKey[]) => keys.some((key) => changed.includes(key));
  const when = {
    opens: clock.moment(next.registrationOpensAt),
    closes: clock.moment(next.registrationClosesAt),
  };
  const windowLine = (): string => {
    if (window.was !== 'open' && window.is === 'open') return words('window.opens');
    if (window.was === 'open' && window.is === 'after') return words('window.closes');
    if (window.was === 'open' && window.is === 'before') return words('window.backToBefore');
    if (window.is === 'open') return words('window.openUntil', when);
    return window.is === 'before' ? words('window.opensLater', when) : words('window.closed');
  };
  const isPastForum = wallTime(next.registrationClosesAt, next.timeZone) > `${next.startsOn}T00:00`;
  const isAboutAttendance = has('attendanceConfirmBy', 'startsOn', 'timeZone');
  const lines = [
    has('registrationOpensAt', 'registrationClosesAt') && windowLine(),
    has('registrationOpensAt', 'registrationClosesAt', 'startsOn') &&
      isPastForum &&
      words('window.pastForum'),
    has('emailConfirmationHours') && words('confirm', { count: effects.unconfirmed }),
    has('informationDays') && words('inform', { count: effects.unanswered }),
    has('decisionDays') && words('decide', { count: effects.undecided }),
    has('decisionDays') && effects.late > 0 && words('late', { count: effects.late }),
    has('decisionGraceMinutes') && words('grace'),
    isAboutAttendance && effects.keptDates > 0 && words('kept', { count: effects.keptDates }),
    isAboutAttendance && effects.respited > 0 && words('respited', { count: effects.respited }),
    has('attendanceConfirmBy') && (next.attendanceConfirmBy ? words('nobodyLapses') : words('attendanceOff')),
    has(
      'emailReminderHours',
      'informationReminderHours',
      'attendanceReminderHours',
      'attendanceConfirmBy',
      'attendanceAskDays',
    ) && words('letters', { count: effects.lettersAtOnce }),
    has('startsOn', 'endsOn') && words('dates', { count: effects.approved }),
    has('timeZone') && words('zone', when),
    has('isTicketStoppedUnagreed') &&
      words(next.isTicketStoppedUnagreed ? 'stops' : 'opens', { count: effects.unagreed }),
    has('isTicketStoppedUnagreed') && words('heard'),
    has('rightsWorkingDays', 'rightsErasureDays') && words('claims', { count: effects.claims }),
    isLaterThanLaw(changed, next) && words('lateByLaw'),
  ];
  return lines.filter((line): line is string => typeof line === 'string');
}
