import { eq, sql } from 'drizzle-orm';
import { auditPersonal } from '@/db/schema';
import { system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { countRegistrations } from '@/lib/dashboard/queries';
import { markDifferent, reopenPair } from '@/lib/identity/commands';
import { lookForDoubles } from '@/lib/identity/looking';
import { doublePairs, doublesOf, openDoubles, pairOf } from '@/lib/identity/queries';
import { withdraw } from '@/lib/registration/departure';
import { expect, test } from '../support/house';
import { delegate, gateStaff, organiser, reviewer, reviewerOf, viewer } from '../support/people';
import { named, open, two } from '../support/who-is-who';

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
