import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { OwnWords } from '@/app/_server/own-words';
import { Notice } from '@/app/_ui/notice';
import { isActive } from '@/lib/registration/rules';
import { CompleteCard } from './complete-card';
import { OwedConsents } from './consents/owed-consents';
import { OwnRights } from './consents/own-rights';
import { EraseLink } from './erase-link';
import { KeepOffline } from './keep-offline';
import { loadOwn } from './load-own';
import { NoApplication } from './no-application';
import { OwnAnswers } from './own-answers';
import { OwnLetters } from './own-letters';
import { OwnPhoto } from './own-photo';
import { Reveals } from './reveals';
import { OwnSessions } from './sessions/own-sessions';
import { StatusCourse } from './status-course';
import { StatusHead } from './status-head';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('me');
  return { title: words('title'), robots: { index: false } };
}

type MeProps = {
  searchParams: Promise<{ saved?: string; answered?: string; refused?: string; full?: string }>;
};

/** Where the application stands: the sentence first, then what to do, then how it came to that. */
export default async function MePage({ searchParams }: MeProps) {
  const [words, refusals, locale, asked] = await Promise.all([
    getTranslations('me'),
    getTranslations('refusals'),
    getLocale(),
    searchParams,
  ]);
  const { email, roles, record } = await loadOwn(`/${locale}/me`);
  if (!record) return <NoApplication email={email} roles={roles} />;
  return (
    <main id="content" className="mx-auto grid max-w-page gap-12 px-5 py-8 sm:py-12">
      <div className="grid max-w-text gap-6">
        {asked.saved && (
          <Notice tone="good" role="status">
            {words('saved')}
          </Notice>
        )}
        {asked.answered && (
          <Notice tone="good" role="status">
            {words('answered')}
          </Notice>
        )}
        {asked.full && (
          <Notice tone="wait" role="alert">
            {words('noRoom', { contact: record.edition.contactEmail })}
          </Notice>
        )}
        {asked.refused && (
          <Notice tone="wait" role="alert">
            {refusals('STATE_CHANGED')}
          </Notice>
        )}
        <OwedConsents record={record} />
        <StatusHead record={record} />
        {isActive(record.registration.state) && <OwnWords place="done" />}
      </div>
      <CompleteCard record={record} />
      <StatusCourse record={record} />
      <OwnAnswers record={record} />
      <OwnPhoto record={record} />
      <OwnLetters record={record} />
      <Reveals record={record} />
      <OwnRights />
      <OwnSessions />
      <EraseLink record={record} />
      {record.ticket && <KeepOffline scope={`/${locale}/me`} page={`/${locale}/me/ticket`} />}
    </main>
  );
}
