import { getLocale, getTranslations } from 'next-intl/server';
import { loadForum } from '@/app/_server/loader';
import { Notice } from '@/app/_ui/notice';
import type { AskedByLink } from '@/lib/registration/attendance';
import { day, moment } from '@/messages/dates';
import { answerByLink } from './actions';
import { AnswerForm } from './answer-form';

type QuestionProps = { asked: AskedByLink; token: string; answer: 'yes' | 'no' };

/** One question with one button, and the way to the other answer; who has said yes is thanked. */
export async function Question({ asked, token, answer }: QuestionProps) {
  const [words, own, locale, { edition }] = await Promise.all([
    getTranslations('me.attendance.byLink'),
    getTranslations('me.attendance'),
    getLocale(),
    loadForum(),
  ]);
  const other = `/${locale}/attendance?${new URLSearchParams({ answer: answer === 'no' ? 'yes' : 'no', token })}`;
  const { attendanceConfirmedAt: saidAt, attendanceDueAt: dueAt } = asked;
  if (saidAt && answer === 'yes') {
    return (
      <>
        <h1 className="text-2xl sm:text-3xl">{own('title')}</h1>
        <Notice tone="good" role="status" title={own('thanks')}>
          <p>{own('confirmed', { on: day(saidAt, locale, edition.timeZone) })}</p>
        </Notice>
        <p>
          <a href={other} className="link inline-block py-2">
            {words('no')}
          </a>
        </p>
      </>
    );
  }
  return (
    <>
      <h1 className="text-2xl sm:text-3xl">{answer === 'no' ? words('declineTitle') : own('title')}</h1>
      <p className="text-lg text-muted">
        {answer === 'no'
          ? words('declineLead', { reference: asked.reference })
          : words('comeLead', { reference: asked.reference })}
      </p>
      {answer === 'yes' && dueAt && <p>{own('by', { by: moment(dueAt, locale, edition.timeZone) })}</p>}
      <AnswerForm
        action={answerByLink.bind(null, locale)}
        token={token}
        answer={answer}
        other={other}
        words={
          answer === 'no'
            ? { submit: words('decline'), other: words('yes') }
            : { submit: own('submit'), other: words('no') }
        }
      />
    </>
  );
}
