import { getTranslations } from 'next-intl/server';
import { publicScope } from '@/app/_server/scope';
import { currentEdition } from '@/lib/edition/queries';
import { inLanguage } from '@/lib/edition/rules';
import type { OwnData } from '@/lib/export/own-data';
import { moment } from '@/messages/dates';
import type { Locale } from '@/messages/locales';
import { ownPdf } from './own-pdf';
import { sectionsOf } from './own-sections';

/** The same on paper, in the reader's language. */
export async function ownDocument(data: OwnData, locale: Locale): Promise<Buffer> {
  const [words, { timeZone }] = await Promise.all([
    getTranslations({ locale, namespace: 'consents' }),
    publicScope().then(currentEdition),
  ]);
  const forum = inLanguage(data.forum.name, locale);
  return ownPdf({
    lang: locale,
    title: words('data.title'),
    eyebrow: `${forum} · ${data.application.reference}`,
    lead: `${words('desk.paper.taken', { at: moment(data.takenAt, locale, timeZone) })} ${words('data.left')}`,
    footer: forum,
    nothing: words('desk.paper.nothing'),
    sections: await sectionsOf(data, locale, timeZone),
  });
}
