import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { landingOf } from '@/app/_server/landing';
import { nextPath } from '@/app/_server/next-path';
import { pageScope } from '@/app/_server/scope';
import { ButtonLink } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { TextPage } from '@/app/_ui/text-page';
import { expectOk } from '@/lib/core/result';
import { ownFactors } from '@/lib/factor/queries';
import { FEW_RECOVERY_CODES } from '@/lib/factor/rules';
import { toLocale } from '@/messages/locales';
import { factorsPage } from '../_factors/address';

type RecoveredProps = { searchParams: Promise<{ next?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('factor.recovered');
  return { title: words('title'), robots: { index: false } };
}

/** After a recovery code: how many are left, before anything else comes between. */
export default async function RecoveredPage({ searchParams }: RecoveredProps) {
  const [scope, { next }, words, factor, locale] = await Promise.all([
    pageScope(),
    searchParams,
    getTranslations('factor.recovered'),
    getTranslations('factor'),
    getLocale(),
  ]);
  const { actor } = scope;
  if (actor.kind !== 'person') redirect('/sign-in');
  const { codesLeft } = expectOk(await ownFactors(scope));
  return (
    <TextPage>
      <h1 className="text-2xl sm:text-3xl">{words('title')}</h1>
      <p className="text-lg">{words('left', { count: codesLeft })}</p>
      {codesLeft <= FEW_RECOVERY_CODES && (
        <Notice tone="wait">
          <p>{factor('codes.few')}</p>
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={nextPath(next) ?? landingOf(actor.roles, toLocale(locale))}>
          {factor('goOn')}
        </ButtonLink>
        <ButtonLink tone="quiet" href={factorsPage(actor.roles)}>
          {words('renew')}
        </ButtonLink>
      </div>
    </TextPage>
  );
}
