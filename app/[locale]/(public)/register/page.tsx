import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { loadForum } from '@/app/_server/loader';
import { OwnWords } from '@/app/_server/own-words';
import { ButtonLink } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { clock } from '@/lib/core/clock';
import { headOf } from '../_site/head';
import { EntryDraft } from './entry-draft';
import { EntrySent } from './entry-sent';
import { EntryState } from './entry-state';
import { loadDraft } from './load-draft';

export async function generateMetadata(): Promise<Metadata> {
  const [words, pages] = await Promise.all([getTranslations('register'), getTranslations('public')]);
  return headOf({ path: '/register', title: words('title'), description: pages('state.who') });
}

type EntryProps = { searchParams: Promise<{ lost?: string; wait?: string }> };

/** Before the first question: may I, until when, what do I need, how long will it take. */
export default async function RegisterPage({ searchParams }: EntryProps) {
  const [words, locale, forum, draft, { lost, wait }] = await Promise.all([
    getTranslations('register'),
    getLocale(),
    loadForum(),
    loadDraft(),
    searchParams,
  ]);
  const { isOpen } = forum.registration;
  const hasSeat = forum.pools.some(({ key, available }) => key !== 'total' && available > 0);
  return (
    <main id="content" className="mx-auto grid max-w-page gap-8 px-5 py-8 sm:py-12">
      <header className="grid max-w-text gap-3">
        <h1 className="text-2xl sm:text-3xl">{words('title')}</h1>
        {isOpen && (
          <OwnWords place="register" className="grid gap-3 text-lg text-muted">
            <p className="text-lg text-muted">{words('entry.lead')}</p>
          </OwnWords>
        )}
      </header>
      <div className="grid max-w-text gap-8">
        {lost && !draft && <Notice tone="wait">{words('entry.lost')}</Notice>}
        {wait && <Wait seconds={Number(wait) || 60} />}
        <EntryState forum={forum} now={clock.now()} />
        {draft?.submitted && <EntrySent reference={draft.submitted.reference} />}
        {isOpen && !draft?.submitted && <Needed />}
        {isOpen && draft && !draft.submitted && <EntryDraft draft={draft} forum={forum} />}
        {isOpen && !draft && (
          <div className="grid justify-items-start gap-4">
            <ButtonLink
              href={`/${locale}/register/who`}
              tone="accent"
              size="large"
              className="w-full sm:w-auto"
            >
              {words(hasSeat ? 'entry.start' : 'entry.startWaiting')}
            </ButtonLink>
          </div>
        )}
        <p>
          <a className="link" href={`/sign-in?next=/${locale}/me`}>
            {words('entry.signIn')}
          </a>
        </p>
      </div>
    </main>
  );
}

async function Needed() {
  const words = await getTranslations('register.entry');
  return (
    <section className="grid gap-2">
      <h2 className="text-lg">{words('needTitle')}</h2>
      <ul className="grid list-disc gap-1 ps-5">
        <li>{words('need.passport')}</li>
        <li>{words('need.contact')}</li>
        <li>{words('need.organisation')}</li>
      </ul>
    </section>
  );
}

async function Wait({ seconds }: { seconds: number }) {
  const [refusals, signIn] = await Promise.all([getTranslations('refusals'), getTranslations('signIn')]);
  return (
    <Notice tone="wait" role="alert" title={refusals('TOO_MANY_REQUESTS')}>
      <p>{signIn('wait', { minutes: Math.ceil(seconds / 60) })}</p>
    </Notice>
  );
}
