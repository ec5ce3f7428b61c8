import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/app/_ui/page-header';
import { stats, statsMark } from '@/lib/dashboard/stats';
import { lastRecountRun, lastVerification } from '@/lib/verification/queries';
import { chartFile } from './_charts/address';
import { Board } from './_dashboard/board';
import { Coming } from './_dashboard/coming';
import { OwedNotice } from './_dashboard/owed-notice';
import { Queue } from './_dashboard/queue';
import { RecountAlert } from './_dashboard/recount-alert';
import { RecountForm } from './_dashboard/recount-form';
import { ShieldNotice } from './_dashboard/shield-notice';
import { WeekAhead } from './_dashboard/week-ahead';
import { deskEdition, deskScope, opened } from './_desk/door';
import { GoButton } from './_desk/go';
import { LiveNumbers } from './_desk/live-numbers';
import { BouncedNotice } from './mail/bounced-notice';
import { WaitingNotice } from './requests/waiting-notice';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.dashboard'))('title') };
}

/** Where the forum stands against 5,000 and 1,000, each number by the query of the list that it opens. */
export default async function DashboardPage() {
  const scope = await deskScope('/admin');
  // First, so that a change in between is noticed as one.
  const mark = opened(await statsMark(scope));
  const numbers = opened(await stats(scope));
  const run = opened(await lastRecountRun(scope));
  const [words, live, { clock }, recounted] = await Promise.all([
    getTranslations('admin.dashboard'),
    getTranslations('admin.pools'),
    deskEdition(),
    lastVerification(scope),
  ]);
  const found = opened(recounted);
  const isUnsound = found && !found.isSound;
  return (
    <>
      <PageHeader
        title={words('title')}
        eyebrow={
          <>
            {words('asOf', { day: clock.day(scope.now), zone: clock.offset(scope.now) })}{' '}
            <LiveNumbers
              source="/admin/numbers"
              numbers={mark}
              time={clock.second(scope.now)}
              words={{
                still: live('still', { time: '{time}' }),
                live: live('live', { time: '{time}' }),
                lost: live('lost', { time: '{time}' }),
              }}
            />
          </>
        }
        lead={words('lead', { days: numbers.daysToGo })}
        actions={
          <>
            <GoButton href={chartFile('tiles')}>{words('file')}</GoButton>
            <GoButton href="/admin/reports">{words('reports')}</GoButton>
          </>
        }
      />
      <ShieldNotice />
      <WaitingNotice />
      <OwedNotice scope={scope} />
      <BouncedNotice scope={scope} />
      <WeekAhead scope={scope} />
      {isUnsound && (
        <div className="grid gap-3">
          <RecountAlert found={found} clock={clock} />
          <RecountForm scope={scope} last={run} />
        </div>
      )}
      <Board stats={numbers} files={chartFile}>
        <Queue stats={numbers} now={scope.now} />
        <Coming scope={scope} />
      </Board>
    </>
  );
}
