import { getLocale, getTranslations } from 'next-intl/server';
import { Timeline, type TimelineItem } from '@/app/_ui/timeline';
import type { OwnRecord } from '@/lib/dashboard/own';
import { day, days, moment } from '@/messages/dates';

/** What has happened, and what is still to come on the way to the forum. */
export async function StatusCourse({ record }: { record: OwnRecord }) {
  const [words, status, locale] = await Promise.all([
    getTranslations('me'),
    getTranslations('status'),
    getLocale(),
  ]);
  const { edition, registration, events, request } = record;
  const past: TimelineItem[] = events.map(({ fact, at }, position) => ({
    key: `${position}`,
    state: 'done',
    title: status(`fact.${fact}`),
    when: moment(at, locale, edition.timeZone),
  }));
  const by = (at: Date) => status('by', { by: day(at, locale, edition.timeZone) });
  const ahead: Record<Ahead, TimelineItem> = {
    answer: item('answer', request ? by(request.deadlineAt) : undefined),
    seat: item('seat'),
    attendance: item('attendance', record.attendance?.dueAt ? by(record.attendance.dueAt) : undefined),
    decision: item('decision', registration.state === 'submitted' ? by(record.decideBy) : undefined),
    ticket: item('ticket'),
    forum: item('forum', days(edition.startsOn, edition.endsOn, locale)),
  };
  function item(key: Ahead, when?: string): TimelineItem {
    return { key, state: 'next', title: status(`ahead.${key}`), when };
  }
  const coming = comingFor(record).map((key) => ahead[key]);
  const [first, ...rest] = coming;
  // The forum itself is never "now" here: between approval and the day nothing is owed by anybody.
  const now = first && first.key !== 'forum' ? { ...first, state: 'now' as const } : first;
  return (
    <section aria-labelledby="course" className="grid max-w-text gap-5">
      <h2 id="course" className="text-xl">
        {words('course')}
      </h2>
      <Timeline label={words('course')} items={[...past, ...(now ? [now] : []), ...rest]} />
    </section>
  );
}

function comingFor({ registration: { state }, line, attendance }: OwnRecord): Ahead[] {
  if (line?.isApproved) return ['seat', 'ticket', 'forum'];
  if (attendance?.dueAt) return ['attendance', 'forum'];
  return COMING[state] ?? [];
}

type Ahead = 'answer' | 'seat' | 'decision' | 'ticket' | 'attendance' | 'forum';
const COMING: Partial<Record<OwnRecord['registration']['state'], Ahead[]>> = {
  submitted: ['decision', 'ticket', 'forum'],
  needs_info: ['answer', 'decision', 'ticket', 'forum'],
  waitlisted: ['seat', 'decision', 'ticket', 'forum'],
  approved: ['forum'],
};
