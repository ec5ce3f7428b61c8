import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import { askedVersions } from '@/lib/consent/queries';
import type { Scope } from '@/lib/core/scope';
import type { RegistrationFilter } from '@/lib/dashboard/input';
import { countRegistrations } from '@/lib/dashboard/queries';
import { deskEdition } from '../_desk/door';
import { Go } from '../_desk/go';
import { listAddress } from '../registrations/list-address';

/** Who has not agreed to a needed text in the version that is asked for: more than a hint, where their tickets are stopped for it. */
export async function OwedNotice({ scope }: { scope: Scope }) {
  const { isTicketStoppedUnagreed: stops } = (await deskEdition()).edition;
  // Nobody has to be looked for where nobody was ever asked again, and nobody is stopped.
  const isFirst = Object.values(await askedVersions(scope)).every((version) => version === 1);
  if (isFirst && !stops) return null;
  const filter: RegistrationFilter = { consent: 'owed', ...(stops && { status: 'approved' }) };
  const count = await countRegistrations(scope, filter);
  if (count === 0) return null;
  const words = await getTranslations('admin.dashboard');
  return (
    <Notice tone={stops ? 'wait' : 'info'}>
      <Go href={listAddress(filter)} className="link">
        {words(stops ? 'owedStopped' : 'owedConsent', { count })}
      </Go>
    </Notice>
  );
}
