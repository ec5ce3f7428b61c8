import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { expect, test } from '@playwright/test';
import { messagesOf } from '@/messages/load';
import { DEFAULT_LOCALE, LOCALES } from '@/messages/locales';

type Sentences = Record<string, string>;

const model = sentencesOf(messagesOf(DEFAULT_LOCALE));

for (const locale of LOCALES) {
  const sentences = sentencesOf(messagesOf(locale));

  test(`${locale} has exactly the sentences of ${DEFAULT_LOCALE}`, () => {
    expect(Object.keys(sentences).sort()).toEqual(Object.keys(model).sort());
  });

  test(`${locale} leaves no sentence empty`, () => {
    expect(Object.keys(sentences).filter((key) => !sentences[key]?.trim())).toEqual([]);
  });

  test(`${locale} fills the same blanks as ${DEFAULT_LOCALE}, and every sentence parses`, () => {
    const different = Object.keys(sentences).filter(
      (key) => blanksOf(sentences[key] ?? '') !== blanksOf(model[key] ?? ''),
    );
    expect(different).toEqual([]);
  });
}

test('every kind of fact has a name under which the audit offers it', () => {
  const { facts, audit } = messagesOf(DEFAULT_LOCALE).admin;
  expect(Object.keys(facts).filter((noun) => !(noun in audit.noun))).toEqual([]);
});

test('Russian gives every plural the four forms of the language', () => {
  const FORMS = ['one', 'few', 'many', 'other'];
  const isShort = (element: MessageFormatElement) =>
    element.type === TYPE.plural &&
    element.pluralType === 'cardinal' &&
    !FORMS.every((form) => form in element.options);
  const sentences = sentencesOf(messagesOf('ru'));
  expect(Object.keys(sentences).filter((key) => parse(sentences[key] ?? '').some(isShort))).toEqual([]);
});

test('Russian ties every dash to the word before it', () => {
  const sentences = sentencesOf(messagesOf('ru'));
  expect(Object.keys(sentences).filter((key) => / [—–]/.test(sentences[key] ?? ''))).toEqual([]);
});

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
