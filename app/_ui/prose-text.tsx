import { blocksOf } from '@/lib/core/prose';
import { ProseBlocks } from './prose-blocks';

type ProseTextProps = {
  text: string;
  /** Set where the text is in another language than the page. */
  lang?: string;
  headings?: 'h2' | 'h3';
  className?: string;
};

/** What organisers have written, in the grammar of `lib/core/prose`. */
export const ProseText = ({ text, lang, headings = 'h2', className = 'grid gap-4' }: ProseTextProps) => (
  <div lang={lang} dir="auto" className={className}>
    <ProseBlocks blocks={blocksOf(text)} headings={headings} />
  </div>
);
