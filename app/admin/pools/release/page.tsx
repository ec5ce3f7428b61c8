import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { poolsAtDesk } from '@/lib/dashboard/pools';
import { previewRelease } from '@/lib/dashboard/preview';
import { plannedReleases } from '@/lib/edition/release';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { GoButton } from '../../_desk/go';
import { plan, saveSizes } from '../actions';
import { type Asked, askedFor, POOLS, RELEASE } from '../addresses';
import { AskedField } from '../asked-field';
import { poolNames } from '../pool-names';
import { SaveForm } from '../save-form';
import { SizePreview } from '../size-preview';
import { Steps } from './steps';
import { readStep } from './typed-step';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.pools.release'))('title') };
}

/** The reserve is given up: now, or in steps that happen by themselves. */
export default async function ReleasePage({ searchParams }: { searchParams: Promise<Asked> }) {
  const scope = await deskScope(RELEASE);
  const [words, common, { edition, clock }, asked] = await Promise.all([
    getTranslations('admin.pools'),
    getTranslations('common.form'),
    deskEdition(),
    searchParams,
  ]);
  const releases = opened(await plannedReleases(scope, edition.id));
  const pools = opened(await poolsAtDesk(scope));
  const { reserve, held } = pools.international;
  const step = readStep(asked, { reserve, timeZone: edition.timeZone, now: scope.now });
  const preview = step.isSound ? await previewRelease(scope, step.toSeats) : undefined;
  const nameOf = await poolNames(pools.delegations);
  const faults = {
    toSeats: step.faults.toSeats && words(step.faults.toSeats, { reserve }),
    dueAt: step.faults.dueAt && words(step.faults.dueAt),
  };
  return (
    <>
      <PageHeader
        title={words('release.title')}
        lead={words('release.lead', { reserve, kept: Math.max(0, reserve - held) })}
        actions={<GoButton href={POOLS}>{words('past.back')}</GoButton>}
      />
      <form action={`${RELEASE}#preview`} method="get" className="grid max-w-text gap-5">
        <AskedField
          name="toSeats"
          label={words('release.to')}
          help={words('release.toHelp', { reserve })}
          error={faults.toSeats}
          typed={step.typed.toSeats}
          className="tabular max-w-40"
        />
        <AskedField
          name="dueAt"
          type="datetime-local"
          label={words('release.at')}
          help={words('release.atHelp', { zone: clock.zone(scope.now) })}
          optional={common('optional')}
          error={faults.dueAt}
          typed={step.typed.dueAt}
          className="max-w-64"
        />
        <p>
          <Button tone={preview ? 'quiet' : 'primary'}>{words('preview.check')}</Button>
        </p>
      </form>
      {preview?.ok && step.isSound && (
        <>
          <SizePreview preview={preview.value} nameOf={nameOf} />
          {step.dueAt ? (
            <SaveForm
              action={plan}
              label={words('release.plan')}
              values={{ toSeats: String(step.toSeats), dueAt: step.dueAt.toISOString() }}
            />
          ) : (
            <SaveForm
              action={saveSizes}
              label={words('release.save')}
              values={{
                internationalReserve: String(step.toSeats),
                'was-internationalReserve': String(reserve),
              }}
            />
          )}
        </>
      )}
      {askedFor(asked, 'planned') !== undefined && (
        <Notice tone="good" role="status">
          {words('release.planned')}
        </Notice>
      )}
      <Steps scope={scope} releases={releases} clock={clock} />
    </>
  );
}
