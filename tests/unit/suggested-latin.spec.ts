import { expect, test } from '@playwright/test';
import { suggestedLatin } from '@/app/[locale]/_application/suggested-latin';

const CASES: [native: string, surname: string, given: string][] = [
  ['Щукина Юлия Петровна', 'Shchukina', 'Iuliia'],
  ['Римский-Корсаков  Николай', 'Rimskii-Korsakov', 'Nikolai'],
  ['Айгуль', '', 'Aigul'],
  ['', '', ''],
  ['张奇祥', '', ''],
  ['محمد علي', '', ''],
  ['Юлия Smith', '', ''],
];
for (const [native, surname, given] of CASES) {
  test(`«${native}» suggests «${surname}» and «${given}»`, () => {
    expect(suggestedLatin(native)).toEqual([surname, given]);
  });
}
