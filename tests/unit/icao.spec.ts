import { expect, test } from '@playwright/test';
import { latinFromCyrillic } from '@/lib/core/icao';

const SPELLINGS: [string, string][] = [
  ['Щукина', 'Shchukina'],
  ['Юлия', 'Iuliia'],
  ['ЩУКИНА ЮЛИЯ', 'SHCHUKINA IULIIA'],
  ['Хрущёв Алексей', 'Khrushchev Aleksei'],
  ['Цветаева Анастасия', 'Tsvetaeva Anastasiia'],
  ['Подъячев Илья', 'Podieiachev Ilia'],
  ['Жуковский-Шумахер', 'Zhukovskii-Shumakher'],
  ['Эдуард Ыгыатта', 'Eduard Ygyatta'],
  ['Ю', 'Iu'],
  ['Ю. П.', 'Iu. P.'],
  ['Цой', 'Tsoi'],
  ['Аляксандр Ўладзіміравіч', 'Aliaksandr Uladzimiravich'],
  ['Євген Їжакевич Ґонта', 'Ievgen Izhakevich Gonta'],
  ['Әлия Қасымқызы Өтеғұлова', 'Aliia Kasymkyzy Otegulova'],
  ['МакДональд', 'MakDonald'],
  ['Ilya Müller 张', 'Ilya Müller 张'],
  ['', ''],
];

for (const [cyrillic, latin] of SPELLINGS) {
  test(`the passport spelling of «${cyrillic}» is ${latin}`, () => {
    expect(latinFromCyrillic(cyrillic)).toBe(latin);
  });
}

test('the table has all 33 Russian letters, and only the soft sign is silent', () => {
  const letters = [...'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'];
  const latin = letters.map(latinFromCyrillic);
  expect(letters).toHaveLength(33);
  expect(latin.filter((spelling) => spelling === '')).toHaveLength(1);
  expect(latin.join('')).toMatch(/^[a-z]+$/);
});

test('composed and decomposed letters give the same suggestion', () => {
  expect(latinFromCyrillic('Йёлкин'.normalize('NFD'))).toBe(latinFromCyrillic('Йёлкин'));
});
