import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { landingOf } from '@/app/_server/landing';
import { nextPath, withNext } from '@/app/_server/next-path';
import { proofScope } from '@/app/_server/scope';
import { ProofField } from '@/app/_shield/proof-field';
import { Notice } from '@/app/_ui/notice';
import { TextPage } from '@/app/_ui/text-page';
import { EmailForm } from './email-form';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('signIn');
  return { title: words('title'), robots: { index: false } };
}

type SignInProps = { searchParams: Promise<{ next?: string | string[]; out?: string }> };

/** Where a session gets what it lacks. */
const HELD_BACK = { proof: '/sign-in/proof', enrolment: '/sign-in/enrol' } as const;

export default async function SignInPage({ searchParams }: SignInProps) {
  const [words, locale, { actor }, asked] = await Promise.all([
    getTranslations('signIn'),
    getLocale(),
    proofScope(),
    searchParams,
  ]);
  const next = nextPath(asked.next);
  if (actor.kind === 'person' && actor.heldBack) redirect(withNext(HELD_BACK[actor.heldBack], next));
  if (actor.kind === 'person') redirect(next ?? landingOf(actor.roles, locale));
  return (
    <TextPage>
      <header className="grid gap-3">
        <h1 className="text-2xl sm:text-3xl">{words('title')}</h1>
        <p className="text-lg text-muted">{words('lead')}</p>
      </header>
      {asked.out && (
        <Notice tone="good" role="status">
          {words('signedOut')}
        </Notice>
      )}
      <EmailForm
        next={next}
        words={{ label: words('email'), help: words('emailHelp'), submit: words('submit') }}
      >
        <ProofField />
      </EmailForm>
      <p>
        <a className="link" href={`/${locale}/register`}>
          {words('register')}
        </a>
      </p>
    </TextPage>
  );
}
