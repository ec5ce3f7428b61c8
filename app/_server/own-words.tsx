import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ProseText } from '@/app/_ui/prose-text';
import { linkedIn } from '@/lib/core/prose';
import type { TextPlace } from '@/lib/edition/input';
import { ownWords } from '@/lib/edition/rules';
import { loadTexts } from './loader';

type OwnWordsProps = {
  place: TextPlace;
  headings?: 'h2' | 'h3';
  className?: string;
  /** What stands there without words of the organisers. */
  children?: ReactNode;
};

/** What the organisers say in a place, in the reader's language or the one they wrote; else what the platform says. */
export async function OwnWords({ place, headings, className, children }: OwnWordsProps) {
  const [texts, locale] = await Promise.all([loadTexts(), getLocale()]);
  const own = ownWords(texts[place], locale);
  if (!own) return children;
  return (
    <ProseText
      text={linkedIn(own.text, locale)}
      lang={own.locale === locale ? undefined : own.locale}
      headings={headings}
      className={className}
    />
  );
}
