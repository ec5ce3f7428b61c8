import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { addressOf } from '@/app/_server/network';
import { publicScope } from '@/app/_server/scope';
import { answerOf } from '@/app/_server/sentences';
import { Notice } from '@/app/_ui/notice';
import { connection } from '@/lib/core/connection';
import { verifyLetter } from '@/lib/letter/queries';
import { spendFrom } from '@/lib/limit/commands';
import { LIMITS } from '@/lib/limit/rules';
import { VerifyForm } from '../verify-form';
import { VerifyFrame } from '../verify-frame';
import { Told } from './told';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('public.verify');
  // The code is no secret of a person's, but nobody else need know that it was looked at.
  return { title: words('title'), robots: { index: false }, referrer: 'same-origin' };
}

type CodeProps = { params: Promise<{ code: string }> };

/** What a stranger is told of a letter: genuine or not, of which kind, and whether it still holds. Never whose it is. */
export default async function VerifyCodePage({ params }: CodeProps) {
  const [words, locale, { code }, scope, sent] = await Promise.all([
    getTranslations('public.verify'),
    getLocale(),
    params,
    publicScope(),
    headers(),
  ]);
  const spent = await spendFrom(connection().db, LIMITS.letterByNetwork, addressOf(sent));
  if (!spent.ok) {
    const { problem } = await answerOf(spent.refusal, locale);
    return (
      <VerifyFrame>
        <Notice tone="wait" role="alert" title={problem} />
      </VerifyFrame>
    );
  }
  const found = await verifyLetter(scope, code);
  return (
    <VerifyFrame>
      {found.ok ? (
        <Told letter={found.value} />
      ) : (
        <Notice tone="bad" role="status" title={words('unknown')}>
          <p>{words(found.isMistyped ? 'mistyped' : 'unknownHelp')}</p>
        </Notice>
      )}
      <section aria-labelledby="another" className="grid gap-4">
        <h2 id="another" className="text-lg">
          {words('another')}
        </h2>
        <VerifyForm />
      </section>
    </VerifyFrame>
  );
}
