import { isLocale } from '@/messages/locales';

/**
 * The little that organisers can mark in a text: `# heading` and `## smaller heading`, `- item` and `1. item`, `? question` with
 * its answer below, `[words](address)` and a bare https address. Everything else is words, and nothing is ever HTML.
 * `[#key]` at the end of a heading or question is its name in an address.
 */
export type Inline = { text: string; href?: string };
export type Block =
  | { kind: 'heading'; level: 1 | 2; text: string; key: string }
  | { kind: 'paragraph'; inline: Inline[] }
  | { kind: 'list'; isOrdered: boolean; items: Inline[][] }
  | { kind: 'questions'; items: Question[] };
export type Question = { key: string; question: string; answer: Block[] };

const HEADING = /^(#{1,6})\s*(.*)$/;
const ITEM = /^[-–•]\s+(.+)$/;
const NUMBERED = /^\d{1,2}[.)]\s+(.+)$/;
const QUESTION = /^\?\s*(\S.*)$/;
const KEY = /\s*\[#([a-z0-9-]{1,40})\]$/;

/** A text as the blocks that a page shows, in their order. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let answers: Block[] | undefined;
  let lines: string[] = [];
  const into = () => answers ?? blocks;
  const flush = () => {
    const said = lines.join('\n').trim();
    lines = [];
    if (said !== '') into().push({ kind: 'paragraph', inline: inlineOf(said) });
  };
  for (const line of text.split('\n').map((one) => one.trim())) {
    const [heading, question] = [HEADING.exec(line), QUESTION.exec(line)];
    const [item, numbered] = [ITEM.exec(line), NUMBERED.exec(line)];
    if (heading || question || item || numbered || line === '') flush();
    if (heading) {
      answers = undefined;
      addHeading(blocks, heading);
    } else if (question) answers = addQuestion(blocks, question[1] ?? '');
    else if (item) addItem(into(), item[1] ?? '', false);
    else if (numbered) addItem(into(), numbered[1] ?? '', true);
    else if (line !== '') lines.push(line);
  }
  flush();
  return blocks;
}

function addHeading(blocks: Block[], [, marks = '', said = '']: RegExpExecArray): void {
  const count = blocks.filter(({ kind }) => kind === 'heading').length + 1;
  const { text, key } = named(said, `part-${count}`);
  if (text !== '') blocks.push({ kind: 'heading', level: marks.length > 1 ? 2 : 1, text, key });
}

/** What follows belongs to the answer, until the next question or heading. */
function addQuestion(blocks: Block[], said: string): Block[] {
  const count = blocks.reduce((sum, block) => sum + (block.kind === 'questions' ? block.items.length : 0), 1);
  const { text, key } = named(said, `question-${count}`);
  const answer: Block[] = [];
  const last = blocks.at(-1);
  if (last?.kind === 'questions') last.items.push({ key, question: text, answer });
  else blocks.push({ kind: 'questions', items: [{ key, question: text, answer }] });
  return answer;
}

function addItem(blocks: Block[], said: string, isOrdered: boolean): void {
  const last = blocks.at(-1);
  if (last?.kind === 'list' && last.isOrdered === isOrdered) last.items.push(inlineOf(said));
  else blocks.push({ kind: 'list', isOrdered, items: [inlineOf(said)] });
}

const named = (said: string, otherwise: string) => ({
  text: said.replace(KEY, '').trim(),
  key: KEY.exec(said)?.[1] ?? otherwise,
});

const LINK = /\[([^\]\n]+)\]\(([^)\s]*)\)|https:\/\/[^\s<>()[\]]*[^\s<>()[\].,;:!?»”"']/g;

/** Where a link may lead: to a secure page, into this site, to a letter or a call. Never to a script. */
export const isSafeAddress = (href: string): boolean =>
  /^(https:\/\/[^\s/@]+(\/\S*)?|mailto:[^\s@]+@[^\s@]+|tel:\+?[\d-]+|\/(?![/\\])\S*|#[\w-]+)$/i.test(href);

function inlineOf(text: string): Inline[] {
  const inline: Inline[] = [];
  let from = 0;
  for (const found of text.matchAll(LINK)) {
    const [whole, words, target] = found;
    const href = target ?? whole;
    if (!isSafeAddress(href)) continue;
    if (found.index > from) inline.push({ text: text.slice(from, found.index) });
    inline.push({ text: words ?? whole, href });
    from = found.index + whole.length;
  }
  if (from < text.length) inline.push({ text: text.slice(from) });
  return inline;
}

/** The addresses of links that would not be drawn as such, for whoever has just written them. */
export const unsafeAddresses = (text: string): string[] =>
  [...text.matchAll(LINK)].flatMap(([, words, target]) =>
    words !== undefined && target !== undefined && !isSafeAddress(target) ? [target] : [],
  );

/** The same text with its links into the site leading to the pages in one language. */
export const linkedIn = (text: string, locale: string): string =>
  text.replace(/\]\(\/(?![/\\])([^/)\s]*)/g, (whole, first: string) =>
    isLocale(first) || STAFF.includes(first) ? whole : `](/${locale}/${first}`,
  );
const STAFF: readonly string[] = ['admin', 'gate', 'sign-in', 'api'];

/** The words alone, for a description or a search. */
export const plainWords = (inline: readonly Inline[]): string => inline.map(({ text }) => text).join('');
