import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/app/_ui/page-header';
import { StateTag } from '@/app/_ui/tag';
import { CONSENT_PURPOSES } from '@/db/schema/consent';
import { documentsOf, draftsOf } from '@/lib/consent/queries';
import { day } from '@/messages/dates';
import { toLocale } from '@/messages/locales';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { Go, GoButton } from '../../_desk/go';
import { CONSENTS, documentSettings, SETTINGS } from '../addresses';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('consents.desk'))('title') };
}

/** The texts that people agree to, each with the version that counts and the draft that waits. */
export default async function ConsentsPage() {
  const scope = await deskScope(CONSENTS);
  const drafts = opened(await draftsOf(scope));
  const [words, settings, documents, { edition, locale }] = await Promise.all([
    getTranslations('consents'),
    getTranslations('admin.settings'),
    documentsOf(scope),
    deskEdition(),
  ]);
  return (
    <>
      <PageHeader
        title={words('desk.title')}
        lead={words('desk.lead')}
        actions={<GoButton href={SETTINGS}>{settings('back')}</GoButton>}
      />
      <ul className="grid max-w-3xl">
        {CONSENT_PURPOSES.map((purpose) => {
          const newest = documents.find((one) => one.purpose === purpose);
          return (
            <li
              key={purpose}
              className="grid gap-x-6 gap-y-1 border-b border-line py-3 sm:grid-cols-[1fr_auto]"
            >
              <Go href={documentSettings(purpose)} className="link font-medium">
                {words(`name.${purpose}`)}
              </Go>
              <span className="text-muted">
                {newest &&
                  words('document.versionOf', {
                    version: newest.version,
                    day: day(newest.publishedAt, toLocale(locale), edition.timeZone),
                  })}
              </span>
              <p className="text-sm text-muted">{words(`desk.where.${purpose}`)}</p>
              {drafts.some((one) => one.purpose === purpose) && (
                <StateTag tone="wait">{words('desk.draft')}</StateTag>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
