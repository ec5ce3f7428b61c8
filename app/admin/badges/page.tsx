import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { recentBatches } from '@/lib/badge/files';
import { readinessOf, standingOf } from '@/lib/badge/queries';
import { type RegistrationFilter, registrationFilter } from '@/lib/dashboard/input';
import { countriesOf } from '@/lib/dashboard/places';
import { selectionOf } from '@/lib/dashboard/selection';
import { mayChangeSettings } from '@/lib/edition/policy';
import { deskScope, opened } from '../_desk/door';
import { GoButton } from '../_desk/go';
import { ProofNotice } from '../_desk/proof-notice';
import { ActiveFilters } from '../registrations/active-filters';
import { BADGE_LOOK } from '../settings/addresses';
import { BADGES, badgesAddress } from './addresses';
import { AskForm } from './ask-form';
import { Choose } from './choose';
import { Count } from './count';
import { Recent } from './recent';

type BadgesPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('badges'))('title') };
}

/** Many badges at once: for whom, what is missing, and in which form. */
export default async function BadgesPage({ searchParams }: BadgesPageProps) {
  const scope = await deskScope(BADGES);
  const batches = opened(await recentBatches(scope));
  const asked = registrationFilter.safeParse(await searchParams);
  const filter = chosen(asked.success ? asked.data : {});
  const { country: _, ...elsewhere } = filter;
  const [words, selection, countries] = await Promise.all([
    getTranslations('badges'),
    selectionOf(scope, { filter }),
    countriesOf(scope, elsewhere),
  ]);
  const people = opened(selection).people.map(({ id }) => id);
  const readiness = readinessOf(await standingOf(scope, people));
  return (
    <>
      <PageHeader
        title={words('title')}
        lead={words('lead')}
        actions={
          mayChangeSettings(scope.actor) && <GoButton href={BADGE_LOOK}>{words('look.title')}</GoButton>
        }
      />
      <ProofNotice scope={scope} path={badgesAddress(filter)} />
      {!asked.success && <Notice tone="wait">{words('choose.unknown')}</Notice>}
      <section aria-labelledby="choose" className="grid gap-3">
        <h2 id="choose" className="text-lg">
          {words('choose.title')}
        </h2>
        <Choose filter={filter} countries={opened(countries)} />
        <ActiveFilters scope={scope} filter={filter} />
      </section>
      <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-2">
        <Count readiness={readiness} chosen={people.length} />
        <AskForm filter={filter} readiness={readiness} />
      </div>
      <Recent batches={batches} />
    </>
  );
}

/** Whom nobody has chosen otherwise: a badge is for the approved. */
const chosen = (filter: RegistrationFilter): RegistrationFilter =>
  Object.values(filter).some(Boolean) ? filter : { status: 'approved' };
