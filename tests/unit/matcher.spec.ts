import { expect, test } from '@playwright/test';
import { matcher } from '@/app/_ui/matcher';

const countries = [
  { value: 'RU', label: 'Россия', keywords: 'Russia Российская Федерация' },
  { value: 'CI', label: 'Кот-д’Ивуар', keywords: 'Côte d’Ivoire' },
  { value: 'ET', label: 'Эфиопия', keywords: 'Ethiopia' },
  { value: 'KG', label: 'Кыргызстан', keywords: 'Kyrgyzstan Киргизия' },
];
const find = (typed: string) =>
  countries.filter((country) => matcher(countries)(country.label, typed)).map((country) => country.value);

for (const [typed, found] of [
  ['рос', ['RU']],
  ['РОССИ', ['RU']],
  ['федер', ['RU']],
  ['cote', ['CI']],
  ['ивуар', ['CI']],
  ['кирг', ['KG']],
  ['ethi', ['ET']],
  ['пия', []],
  [' ', ['RU', 'CI', 'ET', 'KG']],
] as const) {
  test(`typing «${typed}» finds ${found.join(', ') || 'nothing'}`, () => {
    expect(find(typed)).toEqual([...found]);
  });
}
