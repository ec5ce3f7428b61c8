import { getTranslations } from 'next-intl/server';
import type { Scope } from '@/lib/core/scope';
import { lastRecountRun, lastVerification } from '@/lib/verification/queries';
import { RecountAlert } from '../_dashboard/recount-alert';
import { RecountForm } from '../_dashboard/recount-form';
import type { DeskClock } from '../_desk/clock';
import { opened } from '../_desk/door';
import { When } from '../_desk/when';

/** Whether the numbers of this page were found right when everything was last counted anew. */
export async function Recount({ scope, clock }: { scope: Scope; clock: DeskClock }) {
  const words = await getTranslations('admin.pools.recount');
  const run = opened(await lastRecountRun(scope));
  const last = opened(await lastVerification(scope));
  return (
    <section aria-labelledby="recount" className="grid max-w-text gap-3">
      <h2 id="recount" className="text-lg">
        {words('title')}
      </h2>
      {last && !last.isSound ? (
        <RecountAlert found={last} clock={clock} />
      ) : (
        <p>
          {last ? words.rich('sound', { when: () => <When at={last.at} clock={clock} /> }) : words('never')}
        </p>
      )}
      <RecountForm scope={scope} last={run} />
    </section>
  );
}
