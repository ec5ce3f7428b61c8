import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Icon } from '@/app/_ui/icon';
import { Notice } from '@/app/_ui/notice';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import type { DeskClock } from '../../_desk/clock';
import { When } from '../../_desk/when';

type OpenRequestProps = {
  request: NonNullable<RegistrationRecord['openRequest']>;
  asked: RegistrationRecord['asked'];
  clock: DeskClock;
};

/** What the person was asked for and has not answered yet. */
export async function OpenRequest({ request, asked, clock }: OpenRequestProps) {
  const [words, fields, answers] = await Promise.all([
    getTranslations('admin.record.request'),
    getTranslations('admin.fields'),
    getTranslations('answers.desk'),
  ]);
  return (
    <Notice tone="wait" title={words('title')}>
      {asked.length > 0 && (
        <>
          <ul className="grid gap-0.5">
            {asked.map(({ field, note, isDone }) => (
              <li key={field} className="flex flex-wrap items-center gap-x-2">
                {fields(field)}
                {note && (
                  <span className="text-muted">
                    <Bidi>{note}</Bidi>
                  </span>
                )}
                {isDone && <Icon name="check" className="text-green" />}
              </li>
            ))}
          </ul>
          <p className="text-sm">
            {answers('progress', { done: asked.filter(({ isDone }) => isDone).length, all: asked.length })}
          </p>
        </>
      )}
      {request.note && (
        <p className="whitespace-pre-line">
          <Bidi>{request.note}</Bidi>
        </p>
      )}
      <p className="text-sm">
        {words.rich('dates', {
          asked: () => <When at={request.requestedAt} clock={clock} />,
          deadline: () => <When at={request.deadlineAt} clock={clock} />,
        })}
      </p>
    </Notice>
  );
}
