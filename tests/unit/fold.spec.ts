import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import {
  digitsOf,
  foldEmail,
  foldForIndex,
  foldForSearch,
  layoutSwapped,
  searchWords,
} from '@/lib/core/fold';

const ONE_NAME: string[][] = [
  ['Алексей', 'Aleksei', 'Aleksey', 'Alexei', 'Alexey', 'Aleksej'],
  ['Щукина', 'Shchukina', 'Schukina', 'Shukina', 'щукина'],
  ['Юлия', 'Iuliia', 'Yuliya', 'Yulia', 'Julia'],
  ['Хрущёв', 'Хрущев', 'Khrushchev', 'Hrushchyov', 'Khrushchyov'],
  ['Подъячев', 'Podieiachev', 'Podyachev', "Pod'yachev"],
  ['Соловьёв', 'Соловьев', 'Solovev', 'Soloviev', 'Solovyov', 'Solovyev'],
  ['Цветаева', 'Tsvetaeva', 'Tsvetayeva'],
  ['Наталья', 'Natalia', "Natal'ya"],
  ['Евгений', 'Evgenii', 'Yevgeny', 'Evgeny', 'Yevgeniy'],
  ['Дмитрий', 'Dmitrii', 'Dmitry', 'Dmitriy', 'Dmitri'],
  ['Юрий', 'Iurii', 'Yury', 'Youri', 'Jurij'],
  ['Фёдор', 'Федор', 'Fyodor', 'Fedor'],
  ['Александр', 'Aleksandr', 'Alexandr', 'Alexander'],
  ['Ксения', 'Kseniia', 'Xenia'],
  ['Mohamed', 'Mohammed', 'Muhammad', 'Mohammad', 'Мухаммед'],
  ['Hussein', 'Husain', 'Hossein', 'Хусейн'],
  ['Yusuf', 'Youssef', 'Yousif', 'Юсуф'],
  ['Abdulla', 'Abdullah', 'Абдулла'],
  ['Singh', 'Сингх'],
  ['Nguyễn Thị', 'Nguyen Thi', 'Нгуен Тхи'],
  ['João', 'Joao', 'JOÃO'],
  ["O'tkir", 'O‘tkir', 'Oʻtkir', 'Otkir'],
  ['Şahin', 'SAHIN'],
  ['Əliyev', 'Aliyev', 'Алиев'],
  ['محمّد', 'محمد', 'مـحـمـد'],
  ['أحمد', 'احمد', 'إحمد', 'ٱحمد'],
  ['فاطمة', 'فاطمه'],
  ['مصطفى', 'مصطفي'],
  ['کریمی', 'كريمي'],
  ['علی‌رضا', 'علیرضا'],
  ['ኃይሉ', 'ሀይሉ', 'ሐይሉ', 'ሃይሉ'],
  ['फ़रहान', 'फरहान'],
];

for (const spellings of ONE_NAME) {
  test(`one search key for ${spellings.join(', ')}`, () => {
    expect(new Set(spellings.map(foldForSearch)).size).toBe(1);
  });
}

test('names that differ stay apart', () => {
  for (const [left, right] of [
    ['Иванов', 'Иванова'],
    ['Silva', 'Silveira'],
    ['राजेश', 'रजत'],
    ['สมชาย', 'สมชัย'],
    ['Mario', 'Mare'],
    ['王', '汪'],
  ] as const) {
    expect(foldForSearch(left)).not.toBe(foldForSearch(right));
  }
});

test('what is folded is words with single spaces, and folding it again changes nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), (text) => {
      const folded = foldForSearch(text);
      expect(foldForSearch(folded)).toBe(folded);
      expect(folded).toBe(folded.replace(/\s+/g, ' ').trim());
    }),
    { numRuns: 1000 },
  );
});

test('folding does not depend on how the text was composed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(foldForSearch(text.normalize('NFD'))).toBe(foldForSearch(text.normalize('NFC')));
    }),
  );
});

test('folding Latin and Cyrillic words to ASCII leaves nothing else', () => {
  const letters = fc.constantFrom(...'абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєўәғқңөұүһabcxyzéñçßøłđ');
  fc.assert(
    fc.property(fc.string({ unit: letters }), (text) => {
      expect(foldForSearch(text)).toMatch(/^[a-z]*$/);
    }),
  );
});

test('the index holds both readings of an accented letter', () => {
  const index = foldForIndex('Şahin Müller');
  for (const query of ['Sahin', 'Shahin', 'Шахин', 'Şahin', 'muller', 'Mueller', 'Müller']) {
    for (const word of searchWords(query)) expect(index).toContain(word);
  }
  for (const stored of ['张奇祥', '张 奇祥', '张·奇祥']) {
    for (const query of ['张奇祥', '张 奇祥', '奇祥']) {
      for (const word of searchWords(query)) expect(foldForIndex(stored)).toContain(word);
    }
  }
  expect(foldForIndex('Ivan Petrov')).toBe(foldForSearch('Ivan Petrov'));
});

test('a query is its distinct words, in any order of the name', () => {
  expect(searchWords('  Юлия   щукина, Yuliya ')).toEqual(['iulia', 'shukina']);
  expect(searchWords(' … ')).toEqual([]);
});

test('words typed under the other keyboard layout are read both ways', () => {
  expect(layoutSwapped('ghbdtn')).toBe('привет');
  expect(layoutSwapped('Oerbyf')).toBe('Щукина');
  expect(layoutSwapped('зуекщм')).toBe('petrov');
  expect(layoutSwapped('И7Л2ЙЦЧ9')).toBe('B7K2QWX9');
  expect(layoutSwapped(';erjd')).toBe('жуков');
});

test('swapping the layout twice gives back what was typed', () => {
  const cyrillic = fc.constantFrom(
    ...'ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ0123 ',
  );
  const latin = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123 ');
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: cyrillic }), fc.string({ unit: latin })), (text) => {
      expect(layoutSwapped(layoutSwapped(text))).toBe(text);
    }),
  );
});

test('digits of every script become 0 to 9, and other characters stay', () => {
  expect(digitsOf('٠١٢٣٤٥٦٧٨٩')).toBe('0123456789');
  expect(digitsOf('۰۱۲۳۴۵۶۷۸۹')).toBe('0123456789');
  expect(digitsOf('०१२३४५६७८९')).toBe('0123456789');
  expect(digitsOf('+７ ๔๕ — тел. №5')).toBe('+7 45 — тел. №5');
  expect(foldForSearch('۱۲۳')).toBe('123');
});

test('an address is folded in case and outer space only', () => {
  expect(foldEmail('  Ana.Silva+Forum@Example.ORG ')).toBe('ana.silva+forum@example.org');
  expect(foldEmail('José@example.org'.normalize('NFD'))).toBe('josé@example.org');
});
