import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Notice } from '@/app/_ui/notice';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import type { DeskClock } from '../../_desk/clock';
import { When } from '../../_desk/when';

type OpenRequestProps = { request: NonNullable<RegistrationRecord['openRequest']>; clock: DeskClock };

/** What the person was asked for and has not answered yet. */
export async function OpenRequest({ request, clock }: OpenRequestProps) {
  const [words, fields] = await Promise.all([
    getTranslations('admin.record.request'),
    getTranslations('admin.fields'),
  ]);
  return (
    <Notice tone="wait" title={words('title')}>
      {request.fields.length > 0 && (
        <p>{request.fields.map((field) => fields(field as 'phone')).join(', ')}</p>
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
