import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';

export async function VerifyFrame({ children }: { children: ReactNode }) {
  const words = await getTranslations('public.verify');
  return (
    <main id="content" className="mx-auto grid max-w-page px-5 py-10 sm:py-16">
      <div className="grid max-w-text gap-8">
        <header className="grid gap-3">
          <h1 className="text-2xl sm:text-3xl">{words('title')}</h1>
          <p className="text-muted">{words('lead')}</p>
        </header>
        {children}
      </div>
    </main>
  );
}
