import { getTranslations } from 'next-intl/server';
import type { Scope } from '@/lib/core/scope';
import { COMING, comingNow } from '@/lib/dashboard/coming';
import { opened } from '../_desk/door';
import { Go } from '../_desk/go';
import { listAddress } from '../registrations/list-address';

/** Who was asked whether they come, what they said, and how many will stay away; nothing as long as nobody is asked. */
export async function Coming({ scope }: { scope: Scope }) {
  const coming = opened(await comingNow(scope));
  if (!coming.isAsked) return null;
  const words = await getTranslations('admin.dashboard.coming');
  const { approved, confirmed, silent, declined, lapsed, noShows, noShowPercent } = coming;
  return (
    <section aria-labelledby="coming" className="grid justify-items-start gap-2">
      <h2 id="coming" className="text-lg">
        {words('title')}
      </h2>
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        <li>
          <Go href={listAddress(COMING.confirmed)}>{words('confirmed', { count: confirmed })}</Go>
        </li>
        <li>
          <Go href={listAddress(COMING.silent)}>{words('silent', { count: silent })}</Go>
        </li>
        <li className="text-muted">{words('declined', { count: declined })}</li>
        <li className="text-muted">{words('lapsed', { count: lapsed })}</li>
      </ul>
      <p className="max-w-text">
        {words('forecast', { expected: approved - noShows, approved, noShows })}{' '}
        <span className="text-muted">
          {words('rule', { percent: noShowPercent, half: noShowPercent / 2 })}
        </span>
      </p>
    </section>
  );
}
