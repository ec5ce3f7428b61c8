import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { landingOf } from '@/app/_server/landing';
import { nextPath, proofAddress, withNext } from '@/app/_server/next-path';
import { proofScope } from '@/app/_server/scope';
import { ButtonLink } from '@/app/_ui/button';
import { Panel } from '../_factors/panel';
import { SignOut } from '../_factors/sign-out';

type EnrolProps = { searchParams: Promise<{ next?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('factor');
  return { title: words('title'), robots: { index: false } };
}

/**
 * Where somebody of whom a second factor is required sets it up before anything else opens; and the page for who has no desk
 * around it. Once there is one it stays, because the recovery codes are shown this once: a button leads on.
 */
export default async function EnrolPage({ searchParams }: EnrolProps) {
  const [scope, asked, words, locale] = await Promise.all([
    proofScope(),
    searchParams,
    getTranslations('factor'),
    getLocale(),
  ]);
  const next = nextPath(asked.next);
  const { actor } = scope;
  if (actor.kind !== 'person') redirect(withNext('/sign-in', next ?? '/sign-in/enrol'));
  if (actor.heldBack === 'proof') redirect(proofAddress(next));
  const isDelegate = !actor.heldBack && actor.roles.length === 0;
  if (isDelegate) redirect(landingOf(actor.roles, locale));
  return (
    <main id="content" className="mx-auto grid max-w-page px-5 py-10 sm:py-16">
      <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-10">
        <header className="grid gap-3">
          <h1 className="text-2xl sm:text-3xl">{words(actor.heldBack ? 'enrolTitle' : 'title')}</h1>
          <p className="max-w-text text-lg text-muted">{words(actor.heldBack ? 'enrolLead' : 'lead')}</p>
        </header>
        {!actor.heldBack && (
          <p>
            <ButtonLink href={next ?? landingOf(actor.roles, locale)}>{words('goOn')}</ButtonLink>
          </p>
        )}
        <Panel scope={scope} person={actor} path="/sign-in/enrol" />
        {actor.heldBack && <SignOut />}
      </div>
    </main>
  );
}
