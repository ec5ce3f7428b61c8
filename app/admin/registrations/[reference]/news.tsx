import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import { type Actor, actorKey } from '@/lib/core/actor';
import { type RegistrationRecord, UNNAMED } from '@/lib/dashboard/record';
import type { DeskClock } from '../../_desk/clock';
import { factWords } from '../../_desk/fact-words';
import { When } from '../../_desk/when';

type NewsProps = { record: RegistrationRecord; since: Date | null; clock: DeskClock; me: Actor };

/** What others have done to the record since the reader's visit before; nothing at a first look. */
export async function News({ record, since, clock, me }: NewsProps) {
  if (!since) return null;
  const fresh = record.history.filter(({ at, actor }) => at > since && actor !== actorKey(me));
  if (fresh.length === 0) return null;
  const [words, facts] = await Promise.all([
    getTranslations('admin.record.news'),
    factWords(record.actors, record.registration.email ?? UNNAMED),
  ]);
  return (
    <Notice tone="info" title={words('title', { count: fresh.length })}>
      <ul className="grid gap-1">
        {fresh.map((fact) => (
          <li key={fact.id}>
            {[facts.what(fact), ...facts.details(fact)].join('. ')}
            <span className="text-muted">
              {' '}
              · <When at={fact.at} clock={clock} />
            </span>
          </li>
        ))}
      </ul>
      <p className="text-sm text-muted">
        {words.rich('since', { when: () => <When at={since} clock={clock} /> })}
      </p>
    </Notice>
  );
}
