import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/app/_ui/page-header';
import { currentSettings } from '@/lib/edition/queries';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { GoButton } from '../../_desk/go';
import { SETTINGS, sectionAddress } from '../addresses';
import { isSection } from '../sections';
import { SectionForm } from './section-form';

type SectionPageProps = { params: Promise<{ section: string }> };

export async function generateMetadata({ params }: SectionPageProps): Promise<Metadata> {
  const { section } = await params;
  const words = await getTranslations('admin.settings');
  return { title: isSection(section) ? words(`titleOf.${section}`) : words('title') };
}

/** One part of the settings: typed, looked at where it touches people, saved. */
export default async function SectionPage({ params }: SectionPageProps) {
  const { section } = await params;
  if (!isSection(section)) notFound();
  const scope = await deskScope(sectionAddress(section));
  const edition = opened(await currentSettings(scope));
  const [words, { clock }] = await Promise.all([getTranslations('admin.settings'), deskEdition()]);
  return (
    <>
      <PageHeader
        title={words(`titleOf.${section}`)}
        lead={words(`about.${section}`)}
        actions={<GoButton href={SETTINGS}>{words('back')}</GoButton>}
      />
      <SectionForm section={section} edition={edition} zone={clock.zone(scope.now)} />
    </>
  );
}
