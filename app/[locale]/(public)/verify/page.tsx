import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { digitsTyped } from '@/lib/letter/rules';
import { VerifyForm } from './verify-form';
import { VerifyFrame } from './verify-frame';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('public.verify');
  return { title: words('title'), robots: { index: false } };
}

type VerifyProps = { searchParams: Promise<{ code?: string | string[] }> };

/** Where a code of a letter is typed. */
export default async function VerifyPage({ searchParams }: VerifyProps) {
  const [locale, { code }] = await Promise.all([getLocale(), searchParams]);
  const digits = digitsTyped(String(code ?? ''));
  if (digits) redirect(`/${locale}/verify/${digits}`);
  return (
    <VerifyFrame>
      <VerifyForm />
    </VerifyFrame>
  );
}
