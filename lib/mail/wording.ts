import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { Wording } from '@/db/schema';
import type { Locale } from '@/messages/locales';
import { ABSENT, type Blank, blanksOf, neededIn } from './blanks';
import type { WordedKind } from './samples';

/**
 * Why words cannot be a letter; `names` are the blanks, signs or forms that it is about, or the place where the braces break.
 * `half`: a subject without a body, or the other way round.
 */
export type WordingFault = {
  part: 'subject' | 'body';
  code:
    | 'half'
    | 'braces'
    | 'markup'
    | 'unknown'
    | 'option'
    | 'not_words'
    | 'not_number'
    | 'plural'
    | 'lacking';
  names: string[];
};

/** Everything that keeps the words of a kind in a language from being a letter. */
export function faultsIn(kind: WordedKind, locale: Locale, { subject, body }: Wording): WordingFault[] {
  if ((subject === '') !== (body === ''))
    return [{ part: subject === '' ? 'subject' : 'body', code: 'half', names: [] }];
  return [...faultsOf('subject', subject), ...faultsOf('body', body)];

  function faultsOf(part: WordingFault['part'], text: string): WordingFault[] {
    const read = readBlanks(text);
    if ('at' in read) return [{ part, code: 'braces', names: [read.at] }];
    const blanks = blanksOf(kind);
    const lacking = neededIn(kind).filter((name) => part === 'body' && !isAlwaysSaid(read.elements, name));
    return [
      ...within(read.elements, (element) => faultOf(element, blanks, kind, locale)).map((fault) => ({
        part,
        ...fault,
      })),
      ...(lacking.length > 0 ? [{ part, code: 'lacking' as const, names: lacking }] : []),
    ];
  }
}

type Read = { elements: MessageFormatElement[] } | { at: string };

function readBlanks(text: string): Read {
  try {
    return { elements: parse(text) };
  } catch (error) {
    const { location } = error as { location?: { start: { offset: number } } };
    if (!location) throw error;
    const { offset } = location.start;
    return { at: text.slice(Math.max(0, offset - 12), offset + 24).replaceAll('\n', ' ') };
  }
}

type Fault = Omit<WordingFault, 'part'>;

/** What is wrong with one piece of a text, its inner pieces apart. */
function faultOf(
  element: MessageFormatElement,
  blanks: ReadonlyMap<string, Blank>,
  kind: WordedKind,
  locale: Locale,
): Fault | undefined {
  if (element.type === TYPE.literal || element.type === TYPE.pound) return undefined;
  if (element.type === TYPE.tag) return { code: 'markup', names: [`<${element.value}>`] };
  const name = element.value;
  const blank = blanks.get(name);
  if (!blank) return { code: 'unknown', names: [name] };
  switch (element.type) {
    case TYPE.argument:
      return typeof blank === 'string' ? undefined : { code: 'not_words', names: [name] };
    case TYPE.number:
    case TYPE.date:
    case TYPE.time:
      return element.type === TYPE.number && blank === 'number'
        ? undefined
        : { code: 'not_number', names: [name] };
    case TYPE.select: {
      const known = typeof blank === 'string' ? [ABSENT[kind]?.[name] ?? ''] : blank;
      const odd = Object.keys(element.options).filter((one) => one !== 'other' && !known.includes(one));
      return odd.length > 0 ? { code: 'option', names: odd } : undefined;
    }
    case TYPE.plural: {
      if (blank !== 'number') return { code: 'not_number', names: [name] };
      const short = formsOf(locale, element.pluralType ?? 'cardinal').filter(
        (form) =>
          !(form in element.options) && !(EXACT[form] ?? '').split(' ').some((one) => one in element.options),
      );
      return short.length > 0 ? { code: 'plural', names: short } : undefined;
    }
  }
}

// "=1" says as much as "one" in most languages, and reads better.
const EXACT: Record<string, string> = { zero: '=0', one: '=1', two: '=2' };

const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

const formsOf = (locale: Locale, type: Intl.PluralRuleType): string[] => {
  const rules = new Intl.PluralRules(locale, { type });
  const used = new Set(Array.from({ length: 200 }, (_, count) => rules.select(count)));
  return FORMS.filter((form) => form === 'other' || used.has(form));
};

function within<T>(
  elements: readonly MessageFormatElement[],
  look: (element: MessageFormatElement) => T | undefined,
): T[] {
  return elements.flatMap((element) => {
    const found = look(element);
    return [
      ...(found === undefined ? [] : [found]),
      ...insideOf(element).flatMap((one) => within(one, look)),
    ];
  });
}

const insideOf = (element: MessageFormatElement): MessageFormatElement[][] => {
  if (element.type === TYPE.tag) return [element.children];
  if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
  return Object.values(element.options).map(({ value }) => value);
};

/** Whether a blank is said, or chooses what is said, whichever of the words are chosen. */
const isAlwaysSaid = (elements: readonly MessageFormatElement[], name: string): boolean =>
  elements.some((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return false;
    if (element.value === name) return true;
    const inside = insideOf(element);
    return inside.length > 0 && inside.every((one) => isAlwaysSaid(one, name));
  });
