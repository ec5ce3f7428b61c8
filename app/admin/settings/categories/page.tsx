import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ChoicesPage, type ChoicesPageProps } from '../_choices/choices-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.settings'))('titleOf.categories') };
}

export default async function CategoriesPage({ searchParams }: ChoicesPageProps) {
  return <ChoicesPage kind="category" asked={await searchParams} />;
}
