import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { publicScope } from '@/app/_server/scope';
import { ButtonLink } from '@/app/_ui/button';
import { TextPage } from '@/app/_ui/text-page';
import { attendanceByLink } from '@/lib/registration/attendance';
import { Question } from './question';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('me.attendance');
  // Under `no-referrer` a browser without script posts the form without its origin, and we would refuse it.
  return { title: words('title'), robots: { index: false }, referrer: 'same-origin' };
}

type AttendanceProps = { searchParams: Promise<{ token?: string | string[]; answer?: string | string[] }> };

/** The link of the letter. Reading this page answers nothing: mail scanners read it too, and nobody loses a seat by it. */
export default async function AttendancePage({ searchParams }: AttendanceProps) {
  const [words, locale, { token, answer }] = await Promise.all([
    getTranslations('me.attendance.byLink'),
    getLocale(),
    searchParams,
  ]);
  const asked = await attendanceByLink(await publicScope(), String(token ?? '').slice(0, 200));
  const isOpen = asked.ok && asked.value.state === 'approved';
  const isGone = asked.ok && asked.value.state === 'withdrawn';
  return (
    <TextPage>
      {isOpen ? (
        <Question asked={asked.value} token={String(token)} answer={answer === 'no' ? 'no' : 'yes'} />
      ) : (
        <>
          <h1 className="text-2xl sm:text-3xl">{words(isGone ? 'gone' : 'over')}</h1>
          <p className="text-lg text-muted">
            {words(isGone ? 'goneBody' : asked.ok ? 'overBody' : 'unknown')}
          </p>
          <div>
            <ButtonLink href={`/sign-in?next=/${locale}/me`} tone={isGone ? 'quiet' : 'primary'}>
              {words('signIn')}
            </ButtonLink>
          </div>
        </>
      )}
    </TextPage>
  );
}
