import { eq, sql } from 'drizzle-orm';
import { auditPersonal, doublePair, likeness } from '@/db/schema';
import { system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { countRegistrations } from '@/lib/dashboard/queries';
import { markDifferent, reopenPair } from '@/lib/identity/commands';
import { lookAtNew, lookForDoubles } from '@/lib/identity/looking';
import { doublePairs, doublesOf, openDoubles, pairOf } from '@/lib/identity/queries';
import { MOST_ALIKE } from '@/lib/identity/rules';
import { amend } from '@/lib/registration/amendment';
import { withdraw } from '@/lib/registration/departure';
import { editInput } from '@/lib/registration/input';
import { HANDLERS } from '@/lib/worker/handlers';
import { expect, type House, test } from '../support/house';
import {
  application,
  delegate,
  gateStaff,
  hoursLater,
  organiser,
  reviewer,
  reviewerOf,
  viewer,
} from '../support/people';

let phones = 0;
/** Somebody with a telephone of one's own. */
const someone = (own: Record<string, unknown> = {}) =>
  application({ phone: `+86 10 6552 ${String(++phones).padStart(4, '0')}`, ...own });
const named = (surname: string | undefined, given: string) => ({ nameLatin: { surname, given } });
const look = async (house: House) => {
  while ((await lookAtNew(house.scope(system('worker')))) > 0);
};
const open = async (house: House, actor = reviewer) =>
  expectOk(await doublePairs(house.scope(actor), { view: 'open', page: 1 })).rows;

async function two(house: House, own: Record<string, unknown> = {}, other: Record<string, unknown> = {}) {
  const first = await house.submit(someone({ ...named('Ivanov', 'Aleksei'), ...own }));
  const second = await house.submit(someone({ ...named('Ivanov', 'Aleksei'), ...other }));
  await look(house);
  return { first, second, pair: { first: first.reference, second: second.reference } };
}

for (const [what, own, other, reasons] of [
  ['the same name', {}, {}, ['name']],
  ['a name romanised otherwise', {}, named('Ivanov', 'Alexey'), ['name']],
  ['the names the other way round', {}, named('Aleksei', 'Ivanov'), ['name']],
  ['a second given name', {}, named('Ivanov', 'Aleksei Petrovich'), ['name']],
  ['a name in Cyrillic', named('X', 'Y'), { ...named('Z', 'W'), nameNative: 'Х Y' }, []],
  [
    'the own script of one and the passport of the other',
    named('Shchukina', 'Iuliia'),
    { ...named('Q', 'R'), nameNative: 'Щукина Юлия Петровна' },
    ['name'],
  ],
  ['another citizenship', {}, { citizenship: 'KZ' }, []],
  [
    'a telephone',
    { phone: '+86 10 1111 1111' },
    { ...named('Else', 'Who'), phone: '+86 (10) 1111-1111' },
    ['phone'],
  ],
  ['name and telephone', { phone: '+86 10 1111 1111' }, { phone: '+86 10 1111 1111' }, ['name', 'phone']],
] as const) {
  test(`two with ${what} ${reasons.length ? 'may be one person' : 'are no pair'}`, async ({ house }) => {
    await two(house, own, other);
    expect((await open(house)).map((pair) => pair.reasons)).toEqual(reasons.length > 0 ? [reasons] : []);
  });
}

test('nothing of a likeness can be read in the database', async ({ house }) => {
  await two(house);
  for (const { key } of await house.db.select().from(likeness)) expect(key).toMatch(/^[0-9a-f]{64}$/);
});

test('what more than eight share tells nothing, and no longer speaks for those found before', async ({
  house,
}) => {
  const phone = '+86 10 2222 2222';
  const given = ['Anna', 'Boris', 'Carla', 'Dmitri', 'Elena', 'Fatima', 'Grigori', 'Hanna'];
  expect(given).toHaveLength(MOST_ALIKE);
  for (const name of given) await house.submit(someone({ ...named('N', name), phone }));
  await look(house);
  expect(await openDoubles(house.scope(reviewer))).toBe((MOST_ALIKE * (MOST_ALIKE - 1)) / 2);
  const one = await house.submit(someone({ ...named('N', 'Anna'), phone }));
  await look(house);
  const left = await open(house);
  expect(left.map(({ reasons }) => reasons)).toEqual([['name', 'phone']]);
  expect(left[0]?.second.reference).toBe(one.reference);
});

test('a look a second time changes nothing, and finds who came meanwhile', async ({ house }) => {
  const { first, second } = await two(house);
  await lookForDoubles(house.scope(system('worker')), [first.id, second.id]);
  expect(await house.db.$count(doublePair)).toBe(1);
  expect(await lookAtNew(house.scope(system('worker')))).toBe(0);
  await house.submit(someone(named('Ivanov', 'Aleksei')));
  expect(await lookAtNew(house.scope(system('worker')), hoursLater(-1, new Date()))).toBe(1);
  expect(await house.db.$count(doublePair)).toBe(3);
});

test('two who look at the two halves of a pair at once find it', async ({ house }) => {
  const first = await house.submit(someone());
  const second = await house.submit(someone());
  await Promise.all([first, second].map(({ id }) => lookForDoubles(house.scope(system('worker')), [id])));
  expect(await house.db.$count(doublePair)).toBe(1);
});

test('a changed name is looked at anew: the old pair goes, a decided one stays', async ({ house }) => {
  const EMAIL = 'ana@example.org';
  const { first, second, pair } = await two(house, { email: EMAIL });
  const third = await house.submit(someone(named('Ivanov', 'Aleksei')));
  await look(house);
  expectOk(await markDifferent(house.scope(reviewer), pair));
  expectOk(
    await amend(house.scope(delegate(EMAIL)), first.reference, editInput.parse(named('Petrov', 'Ivan'))),
  );
  const [task] = await house.tasks('double.look');
  expect(task?.payload).toEqual({ registrationIds: [first.id] });
  await HANDLERS['double.look'](house.scope(system('worker')), task?.payload as never);
  const pairs = await open(house);
  expect(pairs.map((one) => [one.first.reference, one.second.reference])).toEqual([
    [second.reference, third.reference],
  ]);
  expect(await pairOf(house.scope(reviewer), first.reference, second.reference)).toMatchObject({
    verdict: 'different',
  });
});

test('a change of what nobody is found by is not looked at', async ({ house }) => {
  const EMAIL = 'ana@example.org';
  const { reference } = await house.submit(someone({ email: EMAIL }));
  expectOk(await amend(house.scope(delegate(EMAIL)), reference, { position: 'Mayor' }));
  expect(await house.tasks('double.look')).toEqual([]);
});

test('different people are remembered, told to the second who judges, and asked again on demand', async ({
  house,
}) => {
  const { first, second, pair } = await two(house);
  expectOk(await markDifferent(house.scope(reviewer), { ...pair, note: 'Father and son' }));
  expect(await openDoubles(house.scope(reviewer))).toBe(0);
  expect(await markDifferent(house.scope(organiser), pair)).toEqual({
    ok: false,
    refusal: { code: 'PAIR_DECIDED', details: { verdict: 'different' } },
  });
  await lookForDoubles(house.scope(system('worker')), [first.id, second.id]);
  expect(await openDoubles(house.scope(reviewer))).toBe(0);
  for (const [one, other] of [
    [first, second],
    [second, first],
  ] as const) {
    const fact = (await house.facts(`registration:${one.id}`)).at(-1);
    expect(fact).toMatchObject({ action: 'double.marked_different', after: { other: other.reference } });
    expect(JSON.stringify(fact)).not.toContain('Father');
    const [personal] = await house.db
      .select()
      .from(auditPersonal)
      .where(eq(auditPersonal.factId, fact?.id ?? ''));
    expect(personal?.detail).toEqual({ note: 'Father and son' });
  }
  expect(await house.mails()).toHaveLength(2);
  expectOk(await reopenPair(house.scope(organiser), { first: second.reference, second: first.reference }));
  expect(await openDoubles(house.scope(reviewer))).toBe(1);
  expect(await reopenPair(house.scope(organiser), pair)).toMatchObject({ refusal: { code: 'PAIR_DECIDED' } });
});

test('two who are not alike can be judged all the same', async ({ house }) => {
  const { pair } = await two(house, named('A', 'B'), named('C', 'D'));
  expectOk(await markDifferent(house.scope(reviewer), pair));
  expect(await pairOf(house.scope(reviewer), pair.first, pair.second)).toMatchObject({
    reasons: [],
    verdict: 'different',
  });
});

test('of two who judge at once one is told', async ({ house }) => {
  const { pair } = await two(house);
  const answers = await Promise.all([
    markDifferent(house.scope(reviewer), pair),
    markDifferent(house.scope(organiser), pair),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test('a pair of whom one has gone is nothing to decide any more', async ({ house }) => {
  const EMAIL = 'ana@example.org';
  const { first, second } = await two(house, { email: EMAIL });
  const editionId = (await house.row(second.reference)).editionId;
  expect((await doublesOf(house.scope(reviewer), { id: second.id, editionId })).pairs).toHaveLength(1);
  expect(await countRegistrations(house.scope(reviewer), { double: 'open' })).toBe(2);
  expectOk(await withdraw(house.scope(delegate(EMAIL)), first.reference));
  expect(await openDoubles(house.scope(reviewer))).toBe(0);
  expect(await countRegistrations(house.scope(reviewer), { double: 'open' })).toBe(0);
  expect((await doublesOf(house.scope(reviewer), { id: second.id, editionId })).pairs).toEqual([]);
});

test('who sees one of the two sees no pair, and only that there may be another', async ({ house }) => {
  const { first, second, pair } = await two(house, {}, { countryRepresented: 'IN' });
  const limited = reviewerOf({ countries: ['CN'] });
  const editionId = (await house.row(first.reference)).editionId;
  expect(await open(house, limited)).toEqual([]);
  expect(await openDoubles(house.scope(limited))).toBe(0);
  expect(await pairOf(house.scope(limited), first.reference, second.reference)).toBeUndefined();
  expect(await doublesOf(house.scope(limited), { id: first.id, editionId })).toEqual({
    pairs: [],
    hidden: 1,
  });
  expect(await markDifferent(house.scope(limited), pair)).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
});

test('who may not decide may not judge, and who may not read sees no list', async ({ house }) => {
  const { pair } = await two(house);
  for (const actor of [viewer, gateStaff, delegate('ana@example.org')]) {
    expect(await markDifferent(house.scope(actor), pair)).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
    expect(await reopenPair(house.scope(actor), pair)).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  }
  expect(await open(house, viewer)).toHaveLength(1);
  expect(await doublePairs(house.scope(gateStaff), { view: 'open', page: 1 })).toMatchObject({
    refusal: { code: 'NOT_ALLOWED' },
  });
  const unknown = { first: 'BMF-27-000000', second: pair.second };
  expect(await markDifferent(house.scope(reviewer), unknown)).toMatchObject({
    refusal: { code: 'NOT_FOUND' },
  });
});

test('whom one is alike is found through the index, however many there are', async ({ house }) => {
  const { first } = await two(house);
  await house.db.execute(sql`SET enable_seqscan = off`);
  const { rows } = await house.db.execute<{ 'QUERY PLAN': string }>(sql`EXPLAIN
    SELECT its.registration_id FROM likeness AS mine JOIN likeness AS its USING (edition_id, kind, key)
    WHERE mine.registration_id = ${first.id}`);
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toContain('likeness_key');
  expect(plan).not.toContain('Seq Scan');
});
