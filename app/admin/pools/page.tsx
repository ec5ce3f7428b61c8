import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { forecasts } from '@/lib/dashboard/forecast';
import { registrationFilter } from '@/lib/dashboard/input';
import { countriesOf } from '@/lib/dashboard/places';
import { poolNumbers, poolsAtDesk } from '@/lib/dashboard/pools';
import { whatIfApproved } from '@/lib/dashboard/what-if';
import { plannedReleases } from '@/lib/edition/release';
import { mayChangePools } from '@/lib/pool/policy';
import { deskEdition, deskScope, opened } from '../_desk/door';
import { GoButton } from '../_desk/go';
import { LiveNumbers } from '../_desk/live-numbers';
import { type Asked, askedFor, POOLS, RELEASE, SIZES } from './addresses';
import { BasePools } from './base-pools';
import { Caps } from './caps';
import { Forecast } from './forecast';
import { NextRelease } from './next-release';
import { poolNames } from './pool-names';
import { Recount } from './recount';
import { WhatIf } from './what-if';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.pools'))('title') };
}

/** Where every pool stands now, where it is going, and the ways to change it. */
export default async function PoolsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const scope = await deskScope(POOLS);
  const numbers = opened(await poolNumbers(scope));
  const pools = opened(await poolsAtDesk(scope));
  const asked = await searchParams;
  const { status, category, country } = registrationFilter.catch({}).parse(asked);
  const filter = { status, category, country };
  const mayChange = mayChangePools(scope.actor);
  const [words, { edition, clock }, nameOf, outlook, countries] = await Promise.all([
    getTranslations('admin.pools'),
    deskEdition(),
    poolNames(pools.delegations),
    forecasts(scope),
    countriesOf(scope),
  ]);
  const releases = mayChange ? opened(await plannedReleases(scope, edition.id)) : [];
  const answer = askedFor(asked, 'if') ? opened(await whatIfApproved(scope, filter)) : undefined;
  const total = pools.rows.find(({ key }) => key === 'total');
  const goals = opened(outlook).goals;
  return (
    <>
      <PageHeader
        title={words('title')}
        eyebrow={
          <LiveNumbers
            source="/admin/pools/numbers"
            numbers={numbers}
            time={clock.second(scope.now)}
            words={{
              still: words('still', { time: '{time}' }),
              live: words('live', { time: '{time}' }),
              lost: words('lost', { time: '{time}' }),
            }}
          />
        }
        lead={words('lead', { free: total?.available ?? 0, waiting: total?.waiting ?? 0 })}
        actions={
          mayChange && (
            <>
              <GoButton href={SIZES} tone="primary" size="medium">
                {words('resize')}
              </GoButton>
              <GoButton href={RELEASE} size="medium">
                {words('releaseReserve')}
              </GoButton>
            </>
          )
        }
      />
      {askedFor(asked, 'saved') !== undefined && (
        <Notice tone="good" role="status">
          {words('saved')}
        </Notice>
      )}
      <BasePools pools={pools} nameOf={nameOf} />
      <div className="grid max-w-text gap-2">
        <NextRelease releases={releases} clock={clock} />
        <p className="text-sm text-muted">{words('rule')}</p>
      </div>
      <Caps rows={pools.rows.filter(({ key }) => key.includes(':'))} nameOf={nameOf} mayChange={mayChange} />
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <Forecast forecasts={opened(outlook)} clock={clock} />
        <WhatIf filter={filter} countries={opened(countries)} answer={answer} goals={goals} />
      </div>
      <Recount scope={scope} clock={clock} />
    </>
  );
}
