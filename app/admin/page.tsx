import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/app/_ui/page-header';
import { stats } from '@/lib/dashboard/queries';
import { nextUndecided } from '@/lib/dashboard/queue';
import { mayVerify } from '@/lib/verification/policy';
import { lastVerification } from '@/lib/verification/queries';
import { Meters } from './_dashboard/meters';
import { Queue } from './_dashboard/queue';
import { RecountAlert } from './_dashboard/recount-alert';
import { RecountForm } from './_dashboard/recount-form';
import { Tiles } from './_dashboard/tiles';
import { deskEdition, deskScope, opened } from './_desk/door';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.dashboard'))('title') };
}

/** Where the forum stands against 5,000 and 1,000, each number by the query of the list that it opens. */
export default async function DashboardPage() {
  const scope = await deskScope('/admin');
  const numbers = opened(await stats(scope));
  const [words, { clock }, oldest, recounted] = await Promise.all([
    getTranslations('admin.dashboard'),
    deskEdition(),
    nextUndecided(scope),
    lastVerification(scope),
  ]);
  const found = opened(recounted);
  const isUnsound = found && !found.isSound;
  const asOf = new Date(numbers.asOf);
  return (
    <>
      <PageHeader
        title={words('title')}
        eyebrow={words.rich('asOf', {
          moment: clock.moment(asOf),
          zone: clock.offset(asOf),
          time: (chunks) => <time dateTime={numbers.asOf}>{chunks}</time>,
        })}
      />
      {isUnsound && (
        <div className="grid gap-3">
          <RecountAlert found={found} clock={clock} />
          {mayVerify(scope.actor) && <RecountForm />}
        </div>
      )}
      <Meters stats={numbers} />
      <Tiles stats={numbers} />
      <Queue undecided={numbers.tiles.undecided} oldest={oldest} now={scope.now} />
    </>
  );
}
