import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ChoicePage, type ChoicePageProps } from '../../_choices/choice-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.settings'))('titleOf.categories') };
}

export default async function CategoryPage({ params }: ChoicePageProps) {
  return <ChoicePage kind="category" segment={(await params).key} />;
}
