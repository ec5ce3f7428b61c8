import { getLocale, getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { ButtonLink } from '@/app/_ui/button';
import { OwnTime } from '@/app/_ui/own-time';
import { StateTag } from '@/app/_ui/tag';
import type { OwnRecord } from '@/lib/dashboard/own';

/** What the organisers ask for: a list to work through, their own words, and the way to the answer. */
export async function StatusRequest({ record: { request, asked, edition } }: { record: OwnRecord }) {
  const [words, own, fields, locale] = await Promise.all([
    getTranslations('me'),
    getTranslations('answers.own'),
    getTranslations('mail.fields'),
    getLocale(),
  ]);
  if (!request) return null;
  const done = asked.filter(({ isDone }) => isDone).length;
  return (
    <section aria-labelledby="missing" className="grid gap-4 border-s-4 border-amber ps-5">
      <h2 id="missing" className="text-lg">
        {words('whatMissing')}
      </h2>
      {asked.length > 0 && (
        <ul className="grid gap-3">
          {asked.map(({ field, note, isDone }) => (
            <li key={field} className="grid gap-1">
              <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                <span className="font-medium">{fields(field)}</span>
                <StateTag tone={isDone ? 'good' : 'wait'}>{own(isDone ? 'done' : 'open')}</StateTag>
              </span>
              {note && (
                <span className="text-muted whitespace-pre-line">
                  <Bidi>{note}</Bidi>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {request.note && (
        <p className="whitespace-pre-line">
          <span className="text-muted">{words('noteFrom')}</span> <Bidi>{request.note}</Bidi>
        </p>
      )}
      {done > 0 && <p className="tabular">{own('progress', { done, all: asked.length })}</p>}
      <p className="empty:hidden">
        <OwnTime
          at={request.deadlineAt.toISOString()}
          zone={edition.timeZone}
          words={own('yourTimeAlone', { time: '{time}' })}
        />
      </p>
      <div>
        <ButtonLink tone="accent" size="large" href={`/${locale}/me/edit`} className="w-full sm:w-auto">
          {done > 0 ? own('goOn') : words('answer')}
        </ButtonLink>
      </div>
    </section>
  );
}
