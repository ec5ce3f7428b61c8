import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { TextPage } from '@/app/_ui/text-page';

export async function VerifyFrame({ children }: { children: ReactNode }) {
  const words = await getTranslations('public.verify');
  return (
    <TextPage gaps="wide">
      <header className="grid gap-3">
        <h1 className="text-2xl sm:text-3xl">{words('title')}</h1>
        <p className="text-muted">{words('lead')}</p>
      </header>
      {children}
    </TextPage>
  );
}
