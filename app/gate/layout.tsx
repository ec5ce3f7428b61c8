import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import './gate.css';
import { OwnDocument } from './own-document';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('gate');
  return { title: words('title'), robots: { index: false } };
}

export default function GateLayout({ children }: { children: ReactNode }) {
  return (
    <div data-face="gate">
      <OwnDocument />
      {children}
    </div>
  );
}
