import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { pageScope } from '@/app/_server/scope';
import { countRegistrations } from '@/lib/dashboard/queries';
import { TILES } from '@/lib/dashboard/tiles';
import { inLanguage } from '@/lib/edition/rules';
import { openDoubles } from '@/lib/identity/queries';
import { deskEdition } from './_desk/door';
import { DeskNav } from './_shell/desk-nav';
import { placesFor } from './_shell/nav-links';
import { SessionWatch } from './_shell/session-watch';
import { SignedIn } from './_shell/signed-in';
import { WARNED_MINUTES } from './_shell/warned-minutes';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('admin');
  return { title: { template: `%s · ${words('title')}`, default: words('title') }, robots: { index: false } };
}

/** The frame of the desk. It decides nothing: each page asks the domain, and who may not come in sees no frame. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const scope = await pageScope();
  const places = placesFor(scope.actor);
  if (scope.actor.kind !== 'person' || !places.some(({ key }) => key === 'dashboard')) return children;
  const [words, common, locale, { edition, clock }, waitingList, doubles] = await Promise.all([
    getTranslations('admin'),
    getTranslations('common'),
    getLocale(),
    deskEdition(),
    countRegistrations(scope, TILES.waiting),
    openDoubles(scope),
  ]);
  const nav = <DeskNav places={places} counts={{ waitingList, doubles }} />;
  const signedIn = <SignedIn email={scope.actor.email} roles={scope.actor.roles} />;
  return (
    <div data-face="desk" className="min-h-dvh lg:grid lg:grid-cols-[14rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-20 focus:m-2 focus:rounded focus:bg-surface focus:p-3"
      >
        {common('skipToContent')}
      </a>
      <header data-screen className="border-line bg-surface max-lg:border-b lg:border-e">
        <div className="hidden h-dvh content-between gap-6 overflow-y-auto px-3 py-5 lg:sticky lg:top-0 lg:grid">
          <div className="grid gap-5">
            <p className="px-3 text-sm text-balance text-muted">{inLanguage(edition.name, locale)}</p>
            {nav}
          </div>
          <div className="border-t border-line px-3 pt-4">{signedIn}</div>
        </div>
        <details className="group lg:hidden">
          <summary className="flex min-h-12 cursor-pointer list-none items-center justify-between gap-4 px-4 font-medium">
            {words('title')}
            <span className="rounded border border-edge px-3 py-1 text-sm group-open:bg-sunken">
              {words('nav.menu')}
            </span>
          </summary>
          <div className="grid gap-4 border-t border-line px-2 py-3">
            {nav}
            <div className="border-t border-line px-3 pt-3">{signedIn}</div>
          </div>
        </details>
      </header>
      <div className="min-w-0">
        <main
          id="content"
          tabIndex={-1}
          className="grid grid-cols-[minmax(0,1fr)] gap-8 px-4 py-6 outline-none sm:px-6 lg:px-8"
        >
          {children}
        </main>
        <footer className="px-4 pb-8 text-sm text-muted sm:px-6 lg:px-8">
          {words('zone', { zone: clock.zone(scope.now), name: edition.timeZone })}
        </footer>
      </div>
      <SessionWatch
        words={{
          soon: Array.from({ length: WARNED_MINUTES + 1 }, (_, minutes) =>
            words('sessions.watch.soon', { minutes }),
          ),
          stay: words('sessions.watch.stay'),
          last: words('sessions.watch.last'),
          over: words('sessions.watch.over'),
          overHelp: words('sessions.watch.overHelp'),
          signIn: words('sessions.watch.signIn'),
        }}
      />
    </div>
  );
}
