import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { currentSettings } from '@/lib/edition/queries';
import { inLanguage } from '@/lib/edition/rules';
import { deskEdition, deskScope, opened } from '../_desk/door';
import { Seats } from './seats';
import { SettingsForm } from './settings-form';

type SettingsPageProps = { searchParams: Promise<{ saved?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.settings'))('title') };
}

/** The numbers and dates that the edition runs by. */
export default async function SettingsPage({ searchParams }: SettingsPageProps) {
  const scope = await deskScope('/admin/settings');
  const edition = opened(await currentSettings(scope));
  const [words, { locale, clock }, { saved }] = await Promise.all([
    getTranslations('admin.settings'),
    deskEdition(),
    searchParams,
  ]);
  return (
    <>
      <PageHeader title={words('title')} eyebrow={inLanguage(edition.name, locale)} />
      {saved !== undefined && (
        <Notice tone="good" role="status">
          {words('saved')}
        </Notice>
      )}
      <Seats edition={edition} />
      <SettingsForm edition={edition} zone={clock.zone(scope.now)} />
    </>
  );
}
