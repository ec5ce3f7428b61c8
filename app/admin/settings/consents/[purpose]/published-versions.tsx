import { getTranslations } from 'next-intl/server';
import { pageScope } from '@/app/_server/scope';
import { documentAddress } from '@/app/[locale]/(public)/privacy/document-address';
import { actorNames } from '@/lib/auth/queries';
import type { ConsentDocument } from '@/lib/consent/queries';
import { deskEdition } from '../../../_desk/door';
import { When } from '../../../_desk/when';

/** Every version with who published it and when; each is read on the page where the public reads it. */
export async function PublishedVersions({ documents }: { documents: readonly ConsentDocument[] }) {
  const [words, { locale, clock }, scope] = await Promise.all([
    getTranslations('consents'),
    deskEdition(),
    pageScope(),
  ]);
  const names = await actorNames(
    scope,
    documents.map(({ publishedBy }) => publishedBy),
  );
  return (
    <section aria-labelledby="versions" className="grid max-w-3xl gap-3 border-t border-line pt-8">
      <h2 id="versions" className="text-lg">
        {words('document.versions')}
      </h2>
      <ul className="grid">
        {documents.map(({ purpose, version, publishedAt, publishedBy, asksAgain }) => (
          <li key={version} className="flex flex-wrap gap-x-6 border-b border-line py-2">
            <a className="link" href={documentAddress(locale, purpose, version)}>
              {words('document.version', { version })}
            </a>
            <span className="text-muted">
              <When at={publishedAt} clock={clock} />
            </span>
            {publishedBy.startsWith('person:') && (
              <span className="text-muted">{names.get(publishedBy) ?? words('desk.somebody')}</span>
            )}
            {asksAgain && version > 1 && <span>{words('desk.askedAgain')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
