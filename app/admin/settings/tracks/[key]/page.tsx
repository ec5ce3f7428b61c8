import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ChoicePage, type ChoicePageProps } from '../../_choices/choice-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.settings'))('titleOf.tracks') };
}

export default async function TrackPage({ params }: ChoicePageProps) {
  return <ChoicePage kind="track" segment={(await params).key} />;
}
