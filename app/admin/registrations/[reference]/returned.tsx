import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import type { Scope } from '@/lib/core/scope';
import { bouncesAbout } from '@/lib/mail/bounces';
import type { DeskClock } from '../../_desk/clock';
import { Go } from '../../_desk/go';
import { BOUNCES, MAIL } from '../../mail/address';
import { whyOf } from '../../mail/why';

type ReturnedProps = { scope: Scope; registrationId: string; clock: DeskClock };

/** What came back of the letters to this person, in sentences: who is not reached by mail has to be called. */
export async function Returned({ scope, registrationId, clock }: ReturnedProps) {
  const back = (await bouncesAbout(scope, registrationId)).filter(({ clearedAt }) => clearedAt === null);
  if (back.length === 0) return null;
  const words = await getTranslations('admin.mail.bounces');
  return (
    <Notice tone="wait" title={words('onRecord')}>
      <ul className="grid gap-1">
        {back.slice(0, 3).map(({ id, mailId, kind, status, happenedAt }) => (
          <li key={id}>
            {words(`because.${whyOf({ kind, status })}`, { status: status ?? '–' })}{' '}
            <Go href={`${MAIL}/${mailId}`}>{clock.moment(happenedAt)}</Go>
          </li>
        ))}
      </ul>
      <p>
        <Go href={BOUNCES}>{words('all')}</Go>
      </p>
    </Notice>
  );
}
