import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { proofAddress } from '@/app/_server/next-path';
import { pageScope } from '@/app/_server/scope';
import { look } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { TextPage } from '@/app/_ui/text-page';
import { claimsAbout } from '@/lib/claim/queries';
import { hasFreshProof } from '@/lib/core/proof';
import { loadOwn } from '../load-own';
import { OwnClaims } from './own-claims';

type DataProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('consents.data');
  return { title: words('title'), robots: { index: false } };
}

/** Everything that is kept of a person, to be taken along, and what one may ask for besides. */
export default async function OwnDataPage({ searchParams }: DataProps) {
  const [words, locale, asked] = await Promise.all([
    getTranslations('consents.data'),
    getLocale(),
    searchParams,
  ]);
  const page = `/${locale}/me/data`;
  const { record } = await loadOwn(page);
  if (!record) redirect(`/${locale}/me`);
  const scope = await pageScope();
  const { registration, edition } = record;
  const claims = await claimsAbout(scope, registration.id);
  return (
    <TextPage gaps="wide" isInner>
      {(asked.sent || asked.back) && (
        <Notice tone="good" role="status">
          {words(asked.sent ? 'requests.sent' : 'requests.takenBack')}
        </Notice>
      )}
      {asked.wait && (
        <Notice tone="wait" role="alert">
          {words('wait')}
        </Notice>
      )}
      <header className="grid gap-3">
        <h1 className="text-2xl sm:text-3xl">{words('title')}</h1>
        <p className="text-lg text-muted">{words('lead')}</p>
        <p className="text-muted">{words('left')}</p>
      </header>
      {hasFreshProof(scope) ? (
        <ul className="grid">
          {(['pdf', 'json', 'zip'] as const).map((format) => (
            <li key={format}>
              <a
                className="link inline-flex min-h-11 items-center"
                href={`${page}/my-data.${format}`}
                download
              >
                {words(`file.${format}`)}
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <div className="grid gap-3">
          <p>{words('proof')}</p>
          <p>
            <a className={look({ tone: 'primary' })} href={proofAddress(page)}>
              {words('prove')}
            </a>
          </p>
        </div>
      )}
      <OwnClaims claims={claims} reference={registration.reference} timeZone={edition.timeZone} />
      <p>
        <a className="link" href={`/${locale}/me`}>
          {(await getTranslations('consents.own'))('back')}
        </a>
      </p>
    </TextPage>
  );
}
