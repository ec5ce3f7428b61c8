import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import { registrationRecord } from '@/lib/dashboard/record';
import { mayJudge } from '@/lib/identity/policy';
import { pairOf } from '@/lib/identity/queries';
import { strengthOf } from '@/lib/identity/rules';
import { isActive } from '@/lib/registration/rules';
import { deskScope, opened } from '../../../_desk/door';
import { Go } from '../../../_desk/go';
import { Shortcuts } from '../../../_desk/shortcuts';
import { compareAddress, DOUBLES, referenceIn } from '../../../registrations/list-address';
import { Different } from './different';
import { Same } from './same';
import { SideBySide } from './side-by-side';
import { Standing } from './standing';
import { Verdict } from './verdict';

type ComparePageProps = {
  params: Promise<{ first: string; second: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('identity.compare'))('title') };
}

/** Two registrations side by side, and the question whether they are of one person. */
export default async function ComparePage({ params, searchParams }: ComparePageProps) {
  const asked = await params;
  const [first, second] = [referenceIn(asked.first), referenceIn(asked.second)];
  const scope = await deskScope(first && second ? compareAddress(first, second) : DOUBLES);
  if (!first || !second || first === second) notFound();
  const [one, other, pair, words, { done }] = await Promise.all([
    registrationRecord(scope, first).then(opened),
    registrationRecord(scope, second).then(opened),
    pairOf(scope, first, second),
    getTranslations('identity'),
    searchParams,
  ]);
  const both = [one, other] as const;
  const areOpen = both.every(({ registration }) => isActive(registration.state));
  const isDecided = pair?.verdict === 'different' || (pair?.verdict === 'same' && !areOpen);
  const may = mayJudge(scope.actor, one.registration, other.registration);
  return (
    <>
      <Shortcuts />
      <header className="grid gap-2">
        <p className="text-sm text-muted">
          <Go href={DOUBLES}>{words('compare.back')}</Go>
        </p>
        <h1 className="text-2xl">{words('compare.title')}</h1>
        {pair && pair.reasons.length > 0 && (
          <p className="text-muted">
            {words(`strength.${strengthOf(pair.reasons)}`)}:{' '}
            {pair.reasons.map((reason) => words(`reasons.${reason}`)).join(', ')}
          </p>
        )}
      </header>
      {done === 'marked' && <Notice tone="good" role="status" title={words('compare.marked')} />}
      {done === 'reopened' && <Notice tone="good" role="status" title={words('compare.reopened')} />}
      {pair?.verdict && isDecided && <Verdict scope={scope} pair={pair} mayReopen={may} />}
      <Standing records={both} />
      {may && areOpen && !isDecided ? (
        <div className="grid gap-10">
          <Same records={both} />
          <Different first={first} second={second} />
        </div>
      ) : (
        <>
          <SideBySide records={both} />
          {may && !areOpen && <p className="text-muted">{words('compare.ended')}</p>}
          {may && !areOpen && !pair?.verdict && <Different first={first} second={second} />}
          {!may && <p className="text-muted">{words('compare.mayNot')}</p>}
        </>
      )}
    </>
  );
}
