import { getLocale, getTranslations } from 'next-intl/server';
import type { ConsentDocument } from '@/lib/consent/queries';
import { day } from '@/messages/dates';
import { documentAddress } from './document-address';

type VersionsProps = { documents: readonly ConsentDocument[]; timeZone: string };

/** The versions of one text with their days, newest first, each to be read. */
export async function Versions({ documents, timeZone }: VersionsProps) {
  const [words, locale] = await Promise.all([getTranslations('consents.document'), getLocale()]);
  return (
    <ul className="grid">
      {documents.map(({ purpose, version, publishedAt }, position) => (
        <li key={version} className="flex flex-wrap justify-between gap-x-6 border-b border-line py-2">
          <a className="link" href={documentAddress(locale, purpose, version)}>
            {words('version', { version })}
          </a>
          <span className="text-muted">
            {words(position === 0 ? 'since' : 'from', { day: day(publishedAt, locale, timeZone) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
