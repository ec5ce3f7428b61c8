import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { expect, test } from '@playwright/test';
import { messagesOf, PUBLIC_NAMESPACES } from '@/messages/load';
import { DEFAULT_LOCALE, DESK_LOCALES, LOCALES, type Locale } from '@/messages/locales';

type Sentences = Record<string, string>;

/** The writing of each language that does not write as English does. */
const SCRIPT: Partial<Record<Locale, RegExp>> = {
  ru: /\p{Script=Cyrillic}/u,
  zh: /\p{Script=Han}/u,
  ar: /\p{Script=Arabic}/u,
};
/** Names of formats and things that no language translates. */
const SAME_EVERYWHERE = /^([\w-]+\.txt|[A-Z0-9 .,()@/+-]*)$/;
/** Names, signs and words that both languages write alike. */
const SAME_IN_PORTUGUESE = /^(E-mail|Status|XLSX|CSV|PDF|\W*)$/;

for (const locale of LOCALES) {
  const ours = cataloguesOf(locale);
  const english = messagesOf(DEFAULT_LOCALE);
  const [sentences, model] = [sentencesOf(ours), sentencesOf(isWhole(locale) ? english : outside(english))];

  test(`${locale} has exactly the sentences of ${DEFAULT_LOCALE}`, () => {
    expect(Object.keys(sentences).sort()).toEqual(Object.keys(model).sort());
  });

  test(`${locale} leaves no sentence empty, and none in English`, () => {
    const script = SCRIPT[locale];
    const isForeign = (text: string, english: string | undefined) => {
      if (text.trim() === '') return true;
      if (locale === DEFAULT_LOCALE || !/\p{Letter}{2}/u.test(saidIn(text))) return false;
      return script
        ? !script.test(text) && !SAME_EVERYWHERE.test(saidIn(text))
        : text === english && !SAME_IN_PORTUGUESE.test(text);
    };
    expect(Object.keys(sentences).filter((key) => isForeign(sentences[key] ?? '', model[key]))).toEqual([]);
  });

  test(`${locale} fills the same blanks as ${DEFAULT_LOCALE}, and every sentence parses`, () => {
    const different = Object.keys(sentences).filter(
      (key) => blanksOf(sentences[key] ?? '') !== blanksOf(model[key] ?? ''),
    );
    expect(different).toEqual([]);
  });

  test(`${locale} gives every plural the forms of the language`, () => {
    const rules = new Intl.PluralRules(locale);
    const forms = new Set(['other', ...Array.from({ length: 200 }, (_, count) => rules.select(count))]);
    const isShort = (element: MessageFormatElement) =>
      element.type === TYPE.plural &&
      element.pluralType === 'cardinal' &&
      ![...forms].every(
        (form) => form in element.options || `=${['zero', 'one'].indexOf(form)}` in element.options,
      );
    expect(Object.keys(sentences).filter((key) => parse(sentences[key] ?? '').some(isShort))).toEqual([]);
  });
}

/** What the audit gives to the sentence of a fact. */
const GIVEN_TO_FACTS = ['state', 'role', 'decision', 'by', 'requiredOf', 'kind'];

for (const locale of DESK_LOCALES) {
  test(`${locale} leaves no blank in the sentence of a fact that nobody fills`, () => {
    const facts = sentencesOf(messagesOf(locale).admin.facts);
    const unfilled = Object.keys(facts).filter((key) =>
      blanksOf(facts[key] ?? '')
        .split(' ')
        .some((blank) => blank !== '' && !GIVEN_TO_FACTS.includes(blank)),
    );
    expect(unfilled).toEqual([]);
  });
}

test('every kind of fact has a name under which the audit offers it', () => {
  const { facts, audit } = messagesOf(DEFAULT_LOCALE).admin;
  expect(Object.keys(facts).filter((noun) => !(noun in audit.noun))).toEqual([]);
});

test('Russian ties every dash to the word before it', () => {
  const sentences = sentencesOf(messagesOf('ru'));
  expect(Object.keys(sentences).filter((key) => / [—–]/.test(sentences[key] ?? ''))).toEqual([]);
});

function isWhole(locale: Locale): boolean {
  return (DESK_LOCALES as readonly Locale[]).includes(locale);
}

/** All of a language that the desk speaks; of another one, what people outside read. */
function cataloguesOf(locale: Locale): object {
  return isWhole(locale) ? messagesOf(locale) : outside(messagesOf(locale));
}

function outside(catalogue: object): object {
  return Object.fromEntries(
    Object.entries(catalogue)
      .filter(([name]) => (PUBLIC_NAMESPACES as readonly string[]).includes(name))
      .map(([name, sentences]) => [
        name,
        Object.fromEntries(
          Object.entries(sentences).filter(([key, said]) => key !== 'desk' || typeof said === 'string'),
        ),
      ]),
  );
}

/** A sentence without its blanks. */
const saidIn = (sentence: string): string => parse(sentence).map(literal).join('');

function literal(element: MessageFormatElement): string {
  if (element.type === TYPE.literal) return element.value;
  if (element.type === TYPE.tag) return element.children.map(literal).join('');
  if (element.type !== TYPE.plural && element.type !== TYPE.select) return '';
  return Object.values(element.options)
    .flatMap(({ value }) => value.map(literal))
    .join('');
}

function sentencesOf(catalogue: object, prefix = ''): Sentences {
  return Object.fromEntries(
    Object.entries(catalogue).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? Object.entries(sentencesOf(value, `${prefix}${key}.`))
        : [[prefix + key, String(value)]],
    ),
  );
}

const blanksOf = (sentence: string): string => [...new Set(blanks(parse(sentence)))].sort().join(' ');

function blanks(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    switch (element.type) {
      case TYPE.literal:
      case TYPE.pound:
        return [];
      case TYPE.tag:
        return [`<${element.value}>`, ...blanks(element.children)];
      case TYPE.plural:
      case TYPE.select:
        return [element.value, ...Object.values(element.options).flatMap((option) => blanks(option.value))];
      default:
        return [element.value];
    }
  });
}
