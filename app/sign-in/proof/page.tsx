import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { nextPath, withNext } from '@/app/_server/next-path';
import { proofScope } from '@/app/_server/scope';
import { TextPage } from '@/app/_ui/text-page';
import { FRESH_PROOF_MINUTES, hasFreshProof } from '@/lib/core/proof';
import { expectOk } from '@/lib/core/result';
import { ownFactors } from '@/lib/factor/queries';
import { SignOut } from '../_factors/sign-out';
import { ByFactor } from './by-factor';
import { ByLetter } from './by-letter';

type ProofProps = { searchParams: Promise<{ next?: string | string[]; letter?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('factor.proof');
  return { title: words('freshTitle'), robots: { index: false } };
}

/** The second step of a sign-in, and the same question again before what reaches far. */
export default async function ProofPage({ searchParams }: ProofProps) {
  const [scope, asked, words] = await Promise.all([
    proofScope(),
    searchParams,
    getTranslations('factor.proof'),
  ]);
  const next = nextPath(asked.next);
  const { actor } = scope;
  const isSecond = actor.kind === 'person' && actor.heldBack === 'proof';
  // Who has nothing to show here is led on by the sign-in page.
  if (actor.kind !== 'person') redirect(withNext('/sign-in', next));
  if (!isSecond && hasFreshProof(scope)) redirect(next ?? '/sign-in');
  const factors = expectOk(await ownFactors(scope));
  const hasFactor = factors.app !== undefined || factors.passkeys.length > 0;
  const letter = typeof asked.letter === 'string' ? asked.letter : undefined;
  return (
    <TextPage gaps="wide">
      <header className="grid gap-3">
        <h1 className="text-2xl sm:text-3xl">{words(isSecond ? 'secondTitle' : 'freshTitle')}</h1>
        <p className="text-lg text-muted">
          {isSecond ? words('secondLead') : words('freshLead', { minutes: FRESH_PROOF_MINUTES })}
        </p>
      </header>
      {hasFactor ? (
        <ByFactor factors={factors} next={next} />
      ) : (
        <ByLetter email={actor.email} letter={letter} next={next} />
      )}
      <SignOut />
    </TextPage>
  );
}
