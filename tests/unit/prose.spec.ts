import { expect, test } from '@playwright/test';
import { blocksOf, unsafeAddresses } from '@/lib/core/prose';

const words = (text: string) => ({ kind: 'paragraph', inline: [{ text }] });

test('a text falls into paragraphs and headings, and a lone # is neither', () => {
  expect(blocksOf('# Rules\nBe kind.\n\nAnd\npunctual.\n#\n## More [#more]\n')).toEqual([
    { kind: 'heading', level: 1, text: 'Rules', key: 'part-1' },
    words('Be kind.'),
    words('And\npunctual.'),
    { kind: 'heading', level: 2, text: 'More', key: 'more' },
  ]);
});

test('lines with a dash or a number are lists, one for each kind', () => {
  expect(blocksOf('Bring:\n- a passport\n• a code\n1. Queue\n2) Enter')).toEqual([
    words('Bring:'),
    { kind: 'list', isOrdered: false, items: [[{ text: 'a passport' }], [{ text: 'a code' }]] },
    { kind: 'list', isOrdered: true, items: [[{ text: 'Queue' }], [{ text: 'Enter' }]] },
  ]);
});

test('a question takes all below it as its answer, until the next question or heading', () => {
  expect(blocksOf('? Is there a fee [#fee]\nNo.\n\n- none\n? Who\nYou.\n# After')).toEqual([
    {
      kind: 'questions',
      items: [
        {
          key: 'fee',
          question: 'Is there a fee',
          answer: [words('No.'), { kind: 'list', isOrdered: false, items: [[{ text: 'none' }]] }],
        },
        { key: 'question-2', question: 'Who', answer: [words('You.')] },
      ],
    },
    { kind: 'heading', level: 1, text: 'After', key: 'part-1' },
  ]);
});

test('links lead to secure pages, into the site, to letters and calls; a full stop after an address stays outside', () => {
  expect(
    blocksOf('See [the rules](/visa#map), https://example.org/a, or [write](mailto:a@example.org).'),
  ).toEqual([
    {
      kind: 'paragraph',
      inline: [
        { text: 'See ' },
        { text: 'the rules', href: '/visa#map' },
        { text: ', ' },
        { text: 'https://example.org/a', href: 'https://example.org/a' },
        { text: ', or ' },
        { text: 'write', href: 'mailto:a@example.org' },
        { text: '.' },
      ],
    },
  ]);
});

for (const address of [
  'javascript:x',
  'data:text/html,x',
  '//evil.example',
  '/\\evil.example',
  'http://plain.example',
  '',
]) {
  test(`${address || 'nothing'} is no address of a link: it stays words, and its writer is told`, () => {
    const text = `[here](${address})`;
    expect(blocksOf(text)).toEqual([words(text)]);
    expect(unsafeAddresses(text)).toEqual([address]);
  });
}

test('what looks like HTML is words', () => {
  expect(blocksOf('<b onclick="x()">No</b>')).toEqual([words('<b onclick="x()">No</b>')]);
});
