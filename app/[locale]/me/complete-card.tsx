import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/app/_ui/button';
import type { OwnRecord } from '@/lib/dashboard/own';
import { moment } from '@/messages/dates';

/** What is asked for the badge after the approval: how much of it is done, what is missing and until when. */
export async function CompleteCard({ record: { parts, edition } }: { record: OwnRecord }) {
  if (parts.length === 0) return null;
  const [words, locale] = await Promise.all([getTranslations('complete'), getLocale()]);
  const missing = parts.filter(({ isDone }) => !isDone);
  return (
    <section aria-labelledby="complete" className="grid max-w-text gap-4">
      <h2 id="complete" className="text-xl">
        {words('card.title')}
      </h2>
      <p className="tabular font-medium">
        {words('card.progress', { done: parts.length - missing.length, all: parts.length })}
      </p>
      {missing.length === 0 ? (
        <p className="text-muted">{words('card.allDone')}</p>
      ) : (
        <>
          <p>{words('card.missing')}</p>
          <ul className="grid gap-1 ps-5 list-disc">
            {missing.map(({ part, dueAt }) => (
              <li key={part}>
                {words(`parts.${part}`)}{' '}
                <span className="text-muted">
                  {words('overview.until', { at: moment(dueAt, locale, edition.timeZone) })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <div>
        <ButtonLink
          tone={missing.length === 0 ? 'quiet' : 'primary'}
          href={`/${locale}/me/complete`}
          className="w-full sm:w-auto"
        >
          {words(missing.length === 0 ? 'card.look' : 'card.open')}
        </ButtonLink>
      </div>
    </section>
  );
}
