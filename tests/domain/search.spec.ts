import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { registration } from '@/db/schema';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { choicesOf } from '@/lib/dashboard/places';
import { listRegistrations, stateCounts } from '@/lib/dashboard/queries';
import { nextUndecided, workCounts } from '@/lib/dashboard/queue';
import { MOST_FOUND } from '@/lib/dashboard/sought';
import { learnShares, shareWith } from '@/lib/registration/frequency';
import { expect, type House, test } from '../support/house';
import { application, reviewer, viewer } from '../support/people';
import { listed, several } from '../support/queue';

/** Copies of a registration, as so many people of one name would have left them, a minute apart. */
async function crowd(house: House, reference: string, people: number): Promise<void> {
  const { changedIn: _, ...copied } = await house.row(reference);
  const rows = Array.from({ length: people }, (_, at) => ({
    ...copied,
    id: newId(),
    reference: `CROWD-${at}`,
    emailKey: `crowd-${at}`,
    state: 'withdrawn' as const,
    submittedAt: new Date(copied.submittedAt.getTime() + (at + 1) * 60_000),
  }));
  for (let at = 0; at < people; at += 500) {
    await house.db.insert(registration).values(rows.slice(at, at + 500));
  }
}

test('one or two letters find whoever has a word that begins with them, and nobody for what stands inside of one', async ({
  house,
}) => {
  const [ng = '', nguyen = '', zhang = ''] = await several(
    house,
    { nameLatin: { surname: 'Ng', given: 'Ai' }, organisation: 'Hue' },
    { nameLatin: { surname: 'Nguyen', given: 'Bao' }, organisation: 'Hue' },
    { nameLatin: { surname: 'Zhang', given: 'Wei' }, organisation: 'Harbin', territory: 'Ul' },
  );
  // Whole words first, and what stands within a word not at all.
  expect(await listed(house, { q: 'ng', sort: 'match' })).toEqual([ng, nguyen]);
  expect(await listed(house, { q: 'тп', sort: 'match' })).toEqual([ng, nguyen]);
  expect(await listed(house, { q: 'an' })).toEqual([]);
  // At both ends of all that is written of a person, too.
  expect(await listed(house, { q: 'ul' })).toEqual([zhang]);
  expect(await listed(house, { q: zhang.slice(0, 2) })).toHaveLength(3);
});

test('one or two signs of a script without spaces find a name in its middle', async ({ house }) => {
  const [chinese = '', korean = '', thai = ''] = await several(
    house,
    { nameNative: '王小伟' },
    { nameNative: '김민수' },
    { nameNative: 'สมชาย' },
  );
  for (const q of ['小', '伟', '小伟', '王小', '王小伟'])
    expect(await listed(house, { q })).toEqual([chinese]);
  for (const q of ['민수', '수']) expect(await listed(house, { q })).toEqual([korean]);
  expect(await listed(house, { q: 'ชาย' })).toEqual([thai]);
});

test('the tail of a telephone finds its owner, written in groups or not, and nobody who may not see it', async ({
  house,
}) => {
  const [one = ''] = await several(house, { phone: '+86 10 6552 4711' }, { phone: '+86 10 6552 9988' });
  for (const q of ['4711', '47-11', '47 11', '52 47 11', '+86 10 6552 4711', '٤٧-١١'])
    expect([q, await listed(house, { q })]).toEqual([q, [one]]);
  const seen = expectOk(await listRegistrations(house.scope(viewer), { q: '47-11' }));
  expect(seen.total).toBe(0);
});

test('who sees no contact data is told nothing of it by one or two letters', async ({ house }) => {
  const { reference } = await house.submit(application({ email: 'qx-secret@people.example.org' }));
  const of = async (actor: typeof viewer, q: string) =>
    expectOk(await listRegistrations(house.scope(actor), { q, sort: 'match' })).rows.map(
      (row) => row.reference,
    );
  expect(await of(reviewer, 'qx')).toEqual([reference]);
  expect(await of(viewer, 'qx')).toEqual([]);
  expect(await of(viewer, 'li')).toEqual([reference]);
  expect(await of(viewer, 'harbin')).toEqual([reference]);
});

test('how common a word is thought to be decides how people are looked for, and never who is found', async ({
  house,
}) => {
  const [one = '', other = '', third = ''] = await several(
    house,
    { nameLatin: { surname: 'Zorandi', given: 'Vexa' }, organisation: 'Oblast 50% Trust' },
    { nameLatin: { surname: 'Zorandi', given: 'Quovi' }, organisation: 'Oblast Trust' },
    { nameLatin: { surname: 'Zorandinov', given: 'Vexa' }, organisation: 'Plomb' },
  );
  const sayingThatAllHave = {
    execute: async () => ({ rows: [{ people: 1000, having: Array.from({ length: 9 }, () => 1000) }] }),
  } as unknown as House['db'];
  for (const piece of ['zorandi', 'vexa', 'vekca', 'obl', 'qu']) {
    for (const written of [piece, ` ${piece}`, ` ${piece} `])
      await learnShares({ db: sayingThatAllHave }, [written]);
    expect(shareWith(piece)).toBe(1);
  }
  expect(await listed(house, { q: 'zorandi', sort: 'match' })).toEqual([one, other, third]);
  expect(await listed(house, { q: 'zorandi', sort: 'newest' })).toEqual([third, other, one]);
  expect(await listed(house, { q: 'zorandi vexa', sort: 'match' })).toEqual([one, third]);
  expect(await listed(house, { q: 'vexa plomb' })).toEqual([third]);
  expect(await listed(house, { q: 'qu zorandi' })).toEqual([other]);
  expect(await listed(house, { q: 'obl' })).toEqual([one, other]);
  // As typed on the other keyboard.
  expect(await listed(house, { q: 'ящкфтвш' })).toEqual([one, other, third]);
});

test('of more than are counted a search says so, has the best match first, and every page of it once', async ({
  house,
}) => {
  const [first = '', , last = ''] = await several(
    house,
    { nameLatin: { surname: 'Lima', given: 'Na' } },
    {},
    { nameLatin: { surname: 'Li', given: 'Bo' }, countryRepresented: 'BR' },
  );
  await crowd(house, first, MOST_FOUND);
  const scope = house.scope(reviewer);
  const filter = { q: 'li' };
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = expectOk(await listRegistrations(scope, { ...filter, sort: 'match', cursor, limit: 200 }));
    expect(page).toMatchObject({ total: MOST_FOUND, isTotalCut: true });
    seen.push(...page.rows.map(({ reference }) => reference));
    cursor = page.nextCursor;
  } while (cursor);
  // Two are called Li; whoever begins with it comes later, whenever they applied.
  expect(seen.slice(0, 2).at(-1)).toBe(last);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toHaveLength(MOST_FOUND + 3);
  expect(seen.slice(2)).toEqual(
    (await everybody(house, 'oldest')).filter((reference) => !seen.slice(0, 2).includes(reference)),
  );
  expect(await stateCounts(scope, filter)).toBeUndefined();
  expect(await workCounts(scope, filter)).toMatchObject({ undecided: 3 });
  for (const key of ['country', 'category'] as const) {
    const choices = await choicesOf(scope, key, filter);
    expect(choices.map(({ count }) => count)).toEqual(choices.map(() => undefined));
    expect(choices.length).toBeGreaterThan(0);
  }
  expect(await choicesOf(scope, 'country', { q: 'li bo', country: 'CN' })).toEqual([
    { value: 'BR', count: 1 },
  ]);
  expect(await choicesOf(scope, 'category', { country: 'BR', category: 'GOV' })).toEqual([
    { value: 'DEL', count: 1 },
  ]);
  // What is few again is counted again.
  expect(await stateCounts(scope, { ...filter, country: 'BR' })).toEqual({ submitted: 1 });
  expect((await nextUndecided(scope, undefined, { ...filter, sort: 'match' }))?.reference).toBe(seen[0]);
  const few = expectOk(await listRegistrations(scope, { q: 'li bo', sort: 'match' }));
  expect(few).toMatchObject({ total: 1, isTotalCut: false });
});

async function everybody(house: House, sort: 'oldest'): Promise<string[]> {
  const scope = house.scope(reviewer);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = expectOk(await listRegistrations(scope, { q: 'li', sort, cursor, limit: 200 }));
    seen.push(...page.rows.map(({ reference }) => reference));
    cursor = page.nextCursor;
  } while (cursor);
  return seen;
}

test('who applied before the update is found like who applies after it', async ({ house }) => {
  const references = await several(
    house,
    { nameNative: '王小伟', nameLatin: { surname: 'Wang', given: 'Xiao Wei' } },
    { nameNative: 'Ли На', nameLatin: { given: 'Ng' } },
    { nameNative: '김민수', organisation: 'すばる 市役所' },
  );
  const file = readdirSync('db/migrations').find((name) => name.endsWith('_lists.sql'));
  const [first] = readFileSync(`db/migrations/${file}`, 'utf8').split('--> statement-breakpoint');
  const { rows } = await house.db.execute<{ reference: string; search_text: string }>(
    sql`SELECT reference, search_text FROM registration`,
  );
  const after = new Map(rows.map((row) => [row.reference, row.search_text]));
  await house.db.execute(sql`ALTER TABLE registration DROP CONSTRAINT registration_search_text`);
  for (const reference of references) {
    // As it was written before: folded, without the words that were added since.
    const isAdded = (word: string) => word.startsWith('zq') || /^\p{Lo}{1,2}$/u.test(word);
    const words = (await house.row(reference)).searchText.trim().split(' ');
    const before = words.filter((word) => !isAdded(word)).join(' ');
    await house.db.execute(
      sql`UPDATE registration SET search_text = ${before} WHERE reference = ${reference}`,
    );
  }
  await house.db.execute(sql.raw(first ?? ''));
  for (const reference of references) {
    const words = (text = '') => [...new Set(text.split(' '))].sort();
    expect(words((await house.row(reference)).searchText)).toEqual(words(after.get(reference)));
  }
});
