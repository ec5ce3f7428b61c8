import type { Block, Inline, Question } from '@/lib/core/prose';
import { Icon } from './icon';

type ProseBlocksProps = { blocks: readonly Block[]; headings?: 'h2' | 'h3' };

/** The blocks of a text, one below the other; whoever calls sets the distance between them. */
export function ProseBlocks({ blocks, headings = 'h2' }: ProseBlocksProps) {
  return blocks.map((block, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a text have no other name than their place
    <ProseBlock key={at} block={block} headings={headings} />
  ));
}

function ProseBlock({ block, headings }: { block: Block; headings: 'h2' | 'h3' }) {
  switch (block.kind) {
    case 'heading':
      return <Heading block={block} headings={headings} />;
    case 'paragraph':
      return (
        <p className="whitespace-pre-line">
          <Words inline={block.inline} />
        </p>
      );
    case 'list':
      return <List block={block} />;
    case 'questions':
      return <QuestionList items={block.items} />;
  }
}

type HeadingProps = { block: Extract<Block, { kind: 'heading' }>; headings: 'h2' | 'h3' };

function Heading({ block: { text, level }, headings }: HeadingProps) {
  const isLower = level === 2 || headings === 'h3';
  const Tag = isLower ? 'h3' : 'h2';
  return <Tag className={`mt-4 first:mt-0 ${level === 2 ? 'text-base' : 'text-lg'}`}>{text}</Tag>;
}

function List({ block: { isOrdered, items } }: { block: Extract<Block, { kind: 'list' }> }) {
  const Tag = isOrdered ? 'ol' : 'ul';
  return (
    <Tag className={`grid gap-2 ps-6 marker:text-river ${isOrdered ? 'list-decimal' : 'list-disc'}`}>
      {items.map((inline, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the items of a list have no other name than their place
        <li key={at} className="ps-1">
          <Words inline={inline} />
        </li>
      ))}
    </Tag>
  );
}

export const Words = ({ inline }: { inline: readonly Inline[] }) =>
  inline.map(({ text, href }, at) =>
    href === undefined ? (
      text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence have no other name than their place
      <a key={at} href={href} className="link">
        {text}
      </a>
    ),
  );

/**
 * Questions that open without script. The address of one names its answer, which lies inside: browsers open what the
 * target of a link lies in.
 */
const QuestionList = ({ items }: { items: readonly Question[] }) => (
  <div className="border-t border-line">
    {items.map(({ key, question, answer }) => (
      <details key={key} className="group border-b border-line">
        <summary className="flex min-h-11 cursor-pointer list-none items-start justify-between gap-4 py-4 font-medium hover:text-river [&::-webkit-details-marker]:hidden">
          {question}
          <Icon
            name="open"
            className="mt-1 text-muted transition-transform group-open:rotate-180 print:hidden"
          />
        </summary>
        <div id={key} tabIndex={-1} className="grid max-w-text gap-3 pb-6 outline-offset-8">
          <ProseBlocks blocks={answer} headings="h3" />
        </div>
      </details>
    ))}
  </div>
);
