import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { loadDocuments, loadForum } from '@/app/_server/loader';
import { Notice } from '@/app/_ui/notice';
import type { ConsentPurpose } from '@/db/schema/consent';
import { day } from '@/messages/dates';
import { documentAddress } from './document-address';
import { DocumentText } from './document-text';
import { Versions } from './versions';

/** One text in one version, whether it still counts, and the others. */
export async function DocumentPage({ purpose, version }: { purpose: ConsentPurpose; version?: string }) {
  const [words, locale, { edition }, all] = await Promise.all([
    getTranslations('consents'),
    getLocale(),
    loadForum(),
    loadDocuments(),
  ]);
  const documents = all.filter((one) => one.purpose === purpose);
  const [newest] = documents;
  const shown = version === undefined ? newest : documents.find((one) => String(one.version) === version);
  if (!shown || !newest) notFound();
  const isEarlier = shown.version < newest.version;
  return (
    <main id="content" className="mx-auto grid max-w-page gap-10 px-5 py-10 sm:py-16">
      <header className="grid max-w-text gap-4">
        <h1 className="text-2xl sm:text-3xl">{words(`name.${purpose}`)}</h1>
        <p className="text-lg text-muted">
          {words('document.versionOf', {
            version: shown.version,
            day: day(shown.publishedAt, locale, edition.timeZone),
          })}
        </p>
        {isEarlier && (
          <Notice tone="wait">
            <p>{words('document.earlier')}</p>
            <p>
              <a className="link" href={documentAddress(locale, purpose)}>
                {words('document.newest')}
              </a>
            </p>
          </Notice>
        )}
      </header>
      <DocumentText document={shown} />
      {documents.length > 1 && (
        <section aria-labelledby="versions" className="grid max-w-text gap-3">
          <h2 id="versions" className="text-xl">
            {words('document.versions')}
          </h2>
          <Versions documents={documents} timeZone={edition.timeZone} />
        </section>
      )}
      <p>
        <a className="link" href={`/${locale}/privacy#documents`}>
          {words('document.all')}
        </a>
      </p>
    </main>
  );
}
