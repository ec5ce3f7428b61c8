import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { pageScope } from '@/app/_server/scope';
import { ButtonLink } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { StateTag } from '@/app/_ui/tag';
import { TextPage } from '@/app/_ui/text-page';
import type { PartState } from '@/lib/completion/queries';
import type { OwnRecord } from '@/lib/dashboard/own';
import { moment } from '@/messages/dates';
import { loadOwn } from '../load-own';

type CompleteProps = { searchParams: Promise<{ saved?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('complete.overview'))('title'), robots: { index: false } };
}

/** What is asked for the badge and the journey, part by part, with what is done and until when the rest is asked for. */
export default async function CompletePage({ searchParams }: CompleteProps) {
  const [words, locale, { saved }] = await Promise.all([
    getTranslations('complete'),
    getLocale(),
    searchParams,
  ]);
  const { record } = await loadOwn(`/${locale}/me/complete`);
  if (!record || record.parts.length === 0) redirect(`/${locale}/me`);
  const { parts } = record;
  const done = parts.filter(({ isDone }) => isDone).length;
  const just = parts.find(({ part, isDone }) => part === saved && isDone);
  return (
    <TextPage isInner>
      <header className="grid gap-2">
        <h1 className="text-2xl sm:text-3xl">{words('overview.title')}</h1>
        <p className="text-lg text-muted">{words('overview.lead')}</p>
      </header>
      {just && (
        <Notice tone="good" role="status">
          {words('overview.saved', { part: words(`parts.${just.part}`) })}
        </Notice>
      )}
      <p className="tabular font-medium">{words('card.progress', { done, all: parts.length })}</p>
      <ul className="grid gap-5">
        {parts.map((state) => (
          <PartRow key={state.part} state={state} record={record} />
        ))}
      </ul>
      <p>
        <a className="link inline-flex min-h-11 items-center" href={`/${locale}/me`}>
          {words('overview.backToMe')}
        </a>
      </p>
    </TextPage>
  );
}

async function PartRow({
  state: { part, isDone, isBlocking, dueAt },
  record,
}: {
  state: PartState;
  record: OwnRecord;
}) {
  const [words, locale, { now }] = await Promise.all([getTranslations('complete'), getLocale(), pageScope()]);
  const isLate = !isDone && dueAt < now;
  const title = words(`parts.${part}`);
  return (
    <li className="grid gap-2 border-t border-line pt-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="text-lg">{title}</h2>
        <StateTag tone={isDone ? 'good' : isLate ? 'bad' : 'wait'}>
          {words(isDone ? 'overview.done' : isLate ? 'overview.late' : 'overview.open')}
        </StateTag>
      </div>
      {!isDone && (
        <p className="text-muted">
          {isLate
            ? words('overview.lateHelp')
            : words('overview.until', { at: moment(dueAt, locale, record.edition.timeZone) })}
        </p>
      )}
      {!isDone && isBlocking && <p>{words('overview.blocks')}</p>}
      <p>
        <ButtonLink
          tone={isDone ? 'quiet' : 'primary'}
          href={`/${locale}/me/complete/${part}`}
          aria-label={`${words(isDone ? 'overview.change' : 'overview.fill')}: ${title}`}
        >
          {words(isDone ? 'overview.change' : 'overview.fill')}
        </ButtonLink>
      </p>
    </li>
  );
}
