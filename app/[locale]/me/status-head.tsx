import { getLocale, getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { ButtonLink, look } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { StateTag } from '@/app/_ui/tag';
import { clock } from '@/lib/core/clock';
import type { OwnRecord } from '@/lib/dashboard/own';
import { day, moment } from '@/messages/dates';
import { Attendance } from './attendance';
import { PlaceMeaning } from './place-meaning';
import { STATE_TONE } from './state-tone';
import { StatusRequest } from './status-request';

/** The status in plain words, the next step, and the button for it. */
export async function StatusHead({ record }: { record: OwnRecord }) {
  const [words, status, locale] = await Promise.all([
    getTranslations('me'),
    getTranslations('status'),
    getLocale(),
  ]);
  const { registration, edition, request } = record;
  const { state, reference, email, emailConfirmedAt } = registration;
  const isLate = record.decideBy < clock.now();
  const by = state === 'needs_info' && request ? request.deadlineAt : record.decideBy;
  const { line } = record;
  const next = status(nextOf(record, isLate), {
    by: state === 'needs_info' ? moment(by, locale, edition.timeZone) : day(by, locale, edition.timeZone),
    email,
    contact: edition.contactEmail,
  });
  // One thing is the most important on a page: to say that one comes, as long as that is asked.
  const isAsked = Boolean(record.attendance?.dueAt);
  const isOpen = ['submitted', 'needs_info', 'waitlisted'].includes(state);
  const isToConfirm = isOpen && !line?.isApproved && !emailConfirmedAt;
  // An answer that is asked for is something to do as well.
  const isIdle = (state === 'submitted' || state === 'waitlisted') && !isToConfirm;
  return (
    <>
      <header className="grid gap-3">
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-muted">
          <span className="tabular">{words('reference', { reference })}</span>
          <StateTag tone={STATE_TONE[state]}>{status(`name.${state}`)}</StateTag>
        </p>
        <h1 className="text-2xl sm:text-3xl">
          {line?.isApproved
            ? status('sentence.waitlistedApproved')
            : status(`sentence.${state}`, { position: line?.position ?? 1 })}
        </h1>
        <p className="text-lg text-muted">
          {line &&
            `${status(`full.${line.full}`)} ${line.isApproved ? status('placed', { position: line.position }) : ''} `}
          <Bidi>{next}</Bidi>
          {isIdle && ` ${status('next.nothing')}`}
          {record.mayApplyAgain && ` ${status('next.again')}`}
        </p>
      </header>
      {line && <PlaceMeaning line={line} />}
      {record.attendance && <Attendance record={record} attendance={record.attendance} />}
      {isToConfirm && (
        <Notice tone="wait">
          {status('unconfirmed', { by: moment(record.confirmBy, locale, edition.timeZone) })}
        </Notice>
      )}
      {record.isStopped && (
        <Notice tone="wait" title={words('stopped.title')}>
          {words('stopped.body')}
        </Notice>
      )}
      {record.joinedWith && (
        <Notice title={words('joined.title', { reference: record.joinedWith })}>
          {words('joined.body')}
        </Notice>
      )}
      {state === 'rejected' && <Reason record={record} />}
      {request && <StatusRequest record={record} />}
      {record.ticket && (
        <div className="flex flex-wrap gap-3">
          {/* Plain links: whole pages are what the service worker keeps. */}
          <a
            href={`/${locale}/me/ticket`}
            className={look({ tone: isAsked ? 'primary' : 'accent', size: 'large' }, 'w-full sm:w-auto')}
          >
            {words('openTicket')}
          </a>
          <ButtonLink tone="quiet" size="large" href={`/${locale}/me/calendar`} className="w-full sm:w-auto">
            {words('calendar')}
          </ButtonLink>
        </div>
      )}
      {record.mayApplyAgain && (
        <div>
          <ButtonLink href={`/${locale}/register`}>{words('applyAgain')}</ButtonLink>
        </div>
      )}
    </>
  );
}

function nextOf({ registration: { state }, line, lapsedFor }: OwnRecord, isLate: boolean) {
  if (line?.isApproved) return 'next.waitlistedApproved';
  if (state === 'submitted' && isLate) return 'next.submittedLate';
  if (state === 'lapsed' && lapsedFor) return `next.lapsedFor.${lapsedFor}` as const;
  return `next.${state}` as const;
}

async function Reason({ record: { lastDecision } }: { record: OwnRecord }) {
  const [words, reasons] = await Promise.all([getTranslations('me'), getTranslations('mail.reasons')]);
  const code = (lastDecision?.reasonCode ?? 'other') as 'other';
  return (
    <Notice title={words('reason')}>
      <p>{reasons.has(code) ? reasons(code) : reasons('other')}</p>
      {lastDecision?.note && (
        <p className="whitespace-pre-line">
          <Bidi>{lastDecision.note}</Bidi>
        </p>
      )}
    </Notice>
  );
}
