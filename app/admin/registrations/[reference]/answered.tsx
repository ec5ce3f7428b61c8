import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Notice } from '@/app/_ui/notice';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import type { DeskClock } from '../../_desk/clock';
import { When } from '../../_desk/when';
import { fieldWords } from './field-words';

type AnsweredProps = { record: RegistrationRecord; clock: DeskClock };

/** What the person has answered: each thing that was asked for, as it was and as it is. */
export async function Answered({ record: { answered, asked, registration }, clock }: AnsweredProps) {
  if (!answered) return null;
  const [words, fields, shown] = await Promise.all([
    getTranslations('answers.desk'),
    getTranslations('admin.fields'),
    fieldWords(),
  ]);
  const isHidden = (field: string) => field === 'phone' && registration.phone === null;
  return (
    <Notice tone="good" title={words('title')}>
      <p className="text-sm">
        {words.rich('lead', {
          asked: () => <When at={answered.requestedAt} clock={clock} />,
          answered: () => <When at={answered.answeredAt ?? answered.requestedAt} clock={clock} />,
        })}
      </p>
      {answered.note && (
        <p className="whitespace-pre-line">
          <Bidi>{answered.note}</Bidi>
        </p>
      )}
      <dl className="grid gap-3 pt-1">
        {asked.map(({ field, note, before, after, isChanged }) => (
          <div key={field} className="grid gap-0.5">
            <dt className="font-medium">
              {fields(field)}
              {note && (
                <span className="ms-2 font-normal text-muted">
                  <Bidi>{note}</Bidi>
                </span>
              )}
            </dt>
            {isHidden(field) ? (
              <dd className="text-muted">{words('hidden')}</dd>
            ) : before && after ? (
              <dd className="flex flex-wrap gap-x-6">
                <span>
                  <span className="text-muted">{words('was')}</span> <del>{shown(field, before)}</del>
                </span>
                <span>
                  <span className="text-muted">{words('now')}</span> <strong>{shown(field, after)}</strong>
                </span>
              </dd>
            ) : (
              <dd className="text-muted">{words(isChanged ? 'sealed' : 'confirmed')}</dd>
            )}
          </div>
        ))}
      </dl>
    </Notice>
  );
}
