import { expect, test } from '@playwright/test';
import { Finder, FOUND_AT_MOST } from '@/app/gate/_device/finder';
import { rosterPerson } from '../support/fake-house';

const CODE = '1234567890123456789012';

async function finderOf(...people: Parameters<typeof rosterPerson>[1][]): Promise<Finder> {
  const finder = new Finder();
  await finder.add(await Promise.all(people.map((own) => rosterPerson(CODE, own))));
  return finder;
}
const names = (finder: Finder, typed: string) => finder.find(typed).map(({ nameLatin }) => nameLatin);

test('a person is found by the beginning of any name, in any alphabet, under either layout', async () => {
  const finder = await finderOf(
    { nameLatin: 'Yerlan Kurmangaliev', nameNative: 'Ерлан Курмангалиев', delegation: 'Astana' },
    { nameLatin: 'Qixiang Zhang', nameNative: '张奇祥', delegation: 'Harbin', reference: 'BMF-27-010017' },
    { nameLatin: 'Ana Souza', nameNative: null, delegation: 'São Paulo' },
  );
  for (const typed of ['kurm', 'Курманг', 'rehvfyufk', 'erlan kurm', 'KURM yer', 'astana', 'фыефтф'])
    expect(names(finder, typed), typed).toEqual(['Yerlan Kurmangaliev']);
  for (const typed of ['张奇', '张', 'zhang', '010017', '10017', 'BMF-27-010017', 'harb zhang'])
    expect(names(finder, typed), typed).toEqual(['Qixiang Zhang']);
  expect(names(finder, 'sao paulo')).toEqual(['Ana Souza']);
  for (const typed of ['', 'nobody', 'kurm harbin', 'galiev'])
    expect(names(finder, typed), typed).toEqual([]);
});

test('the best come first: whole words, then names, then who may come in; eight at most', async () => {
  const finder = await finderOf(
    { nameLatin: 'Ivan Petrovsky' },
    { nameLatin: 'Anna Petrova', state: 'rejected' },
    { nameLatin: 'Boris Petrov' },
    { nameLatin: 'Zoe Smith', delegation: 'Petrozavodsk' },
  );
  expect(names(finder, 'petrov')).toEqual(['Boris Petrov', 'Ivan Petrovsky', 'Anna Petrova']);
  expect(names(finder, 'petro').at(-1)).toBe('Zoe Smith');
  const many = await finderOf(...Array.from({ length: 30 }, (_, at) => ({ nameLatin: `Li Number${at}` })));
  expect(many.find('li')).toHaveLength(FOUND_AT_MOST);
});

test('who is gone is not found, and who has changed is found by the new name alone', async () => {
  const person = await rosterPerson(CODE, { nameLatin: 'Olga Old' });
  const finder = new Finder();
  await finder.add([person]);
  await finder.add([{ ...person, nameLatin: 'Olga Neu' }]);
  expect(names(finder, 'old')).toEqual([]);
  expect(names(finder, 'olga')).toEqual(['Olga Neu']);
  finder.remove([person.id]);
  expect(names(finder, 'olga')).toEqual([]);
});
