import { getTranslations } from 'next-intl/server';
import { pageScope } from '@/app/_server/scope';
import { Notice } from '@/app/_ui/notice';
import { claimsWaiting } from '@/lib/claim/queries';
import { Go } from '../_desk/go';
import { REQUESTS } from './addresses';

/** On the dashboard, where a request about data waits: in red once its deadline has passed. */
export async function WaitingNotice() {
  const waiting = await claimsWaiting(await pageScope());
  if (!waiting || waiting.open === 0) return null;
  const words = await getTranslations('consents.desk.queue');
  return (
    <Notice tone={waiting.overdue > 0 ? 'bad' : 'info'}>
      <Go href={REQUESTS} className="link">
        {waiting.overdue > 0
          ? words('late', { count: waiting.overdue })
          : words('wait', { count: waiting.open })}
      </Go>
    </Notice>
  );
}
