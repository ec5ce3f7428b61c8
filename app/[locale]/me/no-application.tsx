import { getLocale, getTranslations } from 'next-intl/server';
import { opensDesk } from '@/app/_server/landing';
import { Bidi } from '@/app/_ui/bidi';
import { ButtonLink, look } from '@/app/_ui/button';
import { OwnSessions } from './sessions/own-sessions';

/** Signed in, and nothing here: most often another address, or staff who came by habit. */
export async function NoApplication({ email, roles }: { email: string; roles: readonly string[] }) {
  const [words, locale] = await Promise.all([getTranslations('me'), getLocale()]);
  const isDesk = opensDesk(roles);
  return (
    <main id="content" className="mx-auto grid max-w-page gap-12 px-5 py-10 sm:py-16">
      <div className="grid max-w-text gap-5">
        <h1 className="text-2xl sm:text-3xl">{words('none.title')}</h1>
        <p className="text-lg text-muted">
          <Bidi>{words('none.body', { email })}</Bidi>
        </p>
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={`/${locale}/register`}>{words('none.apply')}</ButtonLink>
          {isDesk && (
            <ButtonLink tone="quiet" href="/admin">
              {words('desk')}
            </ButtonLink>
          )}
          {roles.includes('gate') && (
            /* Another policy of what may run is another document. */
            <a className={look({ tone: 'quiet' })} href="/gate">
              {words('gate')}
            </a>
          )}
        </div>
      </div>
      <OwnSessions />
    </main>
  );
}
