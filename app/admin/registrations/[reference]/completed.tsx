import { getTranslations } from 'next-intl/server';
import { DescriptionList } from '@/app/_ui/description-list';
import { StateTag } from '@/app/_ui/tag';
import type { Leg } from '@/db/schema';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import { day } from '@/messages/dates';
import type { Locale } from '@/messages/locales';

type CompletedProps = { record: RegistrationRecord; locale: Locale };

/** What somebody approved has given for the badge and the journey, and what is missing; of the vault nothing. */
export async function Completed({ record: { parts, completion }, locale }: CompletedProps) {
  if (parts.length === 0) return null;
  const [words, travel] = await Promise.all([
    getTranslations('complete'),
    getTranslations('complete.travel'),
  ]);
  const way = (leg: Leg | null | undefined) =>
    leg &&
    [day(new Date(leg.on), locale, 'UTC'), leg.at, travel(`ways.${leg.by as 'other'}`), leg.number, leg.place]
      .filter(Boolean)
      .join(', ');
  const said = [
    completion?.visaNeed && {
      key: 'visa',
      term: words('parts.visa'),
      detail: words(`desk.record.visas.${completion.visaNeed}`),
    },
    ...(['arrival', 'departure'] as const).map((one) => {
      const detail = way(completion?.[one]);
      return detail && { key: one, term: travel(one), detail };
    }),
  ].filter((item) => typeof item === 'object' && item !== null);
  return (
    <section aria-labelledby="completed" className="grid gap-3">
      <h2 id="completed" className="text-lg">
        {words('desk.record.title')}
      </h2>
      <ul className="grid gap-1.5">
        {parts.map(({ part, isDone, isBlocking }) => (
          <li key={part} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <StateTag tone={isDone ? 'good' : 'wait'}>
              {words(isDone ? 'overview.done' : 'overview.open')}
            </StateTag>
            {words(`parts.${part}`)}
            {!isDone && isBlocking && (
              <span className="text-sm text-muted">{words('desk.record.blocks')}</span>
            )}
          </li>
        ))}
      </ul>
      {said.length > 0 && <DescriptionList items={said} />}
    </section>
  );
}
