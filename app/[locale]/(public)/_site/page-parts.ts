import { type Block, blocksOf, linkedIn, plainWords } from '@/lib/core/prose';
import { ownWords } from '@/lib/edition/rules';
import type { SiteContent } from '@/lib/site/rules';

export type PagePart = { key: string; title: string; blocks: Block[] };
export type PageParts = {
  lead: Block[];
  parts: PagePart[];
  /** Set where the words are in another language than the page. */
  lang: string | undefined;
};

/** The words of a page for a reader: what stands before the first heading, and the parts below their headings. */
export function partsOf(content: SiteContent, locale: string): PageParts {
  const own = ownWords(content.text, locale);
  const lead: Block[] = [];
  const parts: PagePart[] = [];
  for (const block of blocksOf(linkedIn(own?.text ?? '', locale))) {
    if (block.kind === 'heading' && block.level === 1)
      parts.push({ key: block.key, title: block.text, blocks: [] });
    else (parts.at(-1)?.blocks ?? lead).push(block);
  }
  return { lead, parts, lang: own && own.locale !== locale ? own.locale : undefined };
}

/** The first paragraph as plain words: what a search engine or a message shows of the page. */
export function summaryOf(blocks: readonly Block[]): string | undefined {
  const first = blocks.find((block) => block.kind === 'paragraph');
  return first && plainWords(first.inline);
}
