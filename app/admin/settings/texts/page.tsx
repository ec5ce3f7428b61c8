import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { TEXT_PLACES } from '@/lib/edition/input';
import { currentSettings } from '@/lib/edition/queries';
import { textsOf } from '@/lib/edition/texts';
import { LOCALES } from '@/messages/locales';
import { deskScope, opened } from '../../_desk/door';
import { Go, GoButton } from '../../_desk/go';
import { SETTINGS, TEXTS, textAddress } from '../addresses';
import { catalogueText } from './catalogue-text';

type TextsPageProps = { searchParams: Promise<{ saved?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.settings'))('titleOf.texts') };
}

/** The places where organisers may speak in their own words, and in which languages they do. */
export default async function TextsPage({ searchParams }: TextsPageProps) {
  const scope = await deskScope(TEXTS);
  const edition = opened(await currentSettings(scope));
  const [words, texts, { saved }] = await Promise.all([
    getTranslations('admin.settings'),
    textsOf(scope, edition.id),
    searchParams,
  ]);
  const stateOf = (place: (typeof TEXT_PLACES)[number]) => {
    const written = LOCALES.filter((locale) => texts[place]?.[locale]);
    if (written.length > 0)
      return words('texts.own', { languages: written.map((one) => words(`language.${one}`)).join(', ') });
    return words(catalogueText(place, 'en') === '' ? 'texts.nothing' : 'texts.platform');
  };
  return (
    <>
      <PageHeader
        title={words('titleOf.texts')}
        actions={<GoButton href={SETTINGS}>{words('back')}</GoButton>}
      />
      {saved !== undefined && (
        <Notice tone="good" role="status">
          {words('texts.saved')}
        </Notice>
      )}
      <p className="max-w-text">{words('texts.lead')}</p>
      <ul className="grid max-w-3xl">
        {TEXT_PLACES.map((place) => (
          <li key={place} className="grid gap-x-6 border-b border-line py-3 sm:grid-cols-[1fr_auto]">
            <Go href={textAddress(place)} className="link font-medium">
              {words(`texts.place.${place}`)}
            </Go>
            <span className="text-muted">{stateOf(place)}</span>
            <p className="text-sm text-muted sm:col-span-2">{words(`texts.where.${place}`)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
