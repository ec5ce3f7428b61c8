import { expectOk } from '@/lib/core/result';
import { ageRows, categoryRows, countryRows, trackRows } from '@/lib/dashboard/breakdown';
import { countriesOf } from '@/lib/dashboard/places';
import { listRegistrations, pickedRegistrations, stateCounts } from '@/lib/dashboard/queries';
import { nextUndecided } from '@/lib/dashboard/queue';
import { registrationRecord } from '@/lib/dashboard/record';
import { stats } from '@/lib/dashboard/stats';
import { currentEdition } from '@/lib/edition/queries';
import { writeNote } from '@/lib/queue/notes';
import { attend } from '@/lib/queue/presence';
import { addTag } from '@/lib/queue/tags';
import { decide, decideMany } from '@/lib/review/commands';
import { moveRegistration } from '@/lib/review/moving';
import { undo } from '@/lib/review/undoing';
import { expect, type House, test } from '../support/house';
import { codeOf } from '../support/outcome';
import { application, organiser, reviewerOf, viewer } from '../support/people';

const ofChina = reviewerOf({ countries: ['CN'] });

async function two(house: House) {
  const { reference: mine } = await house.submit(application());
  const { reference: other } = await house.submit(
    application({
      countryRepresented: 'IN',
      citizenship: 'IN',
      phone: '+91 11 2309 3054',
      nameLatin: { given: 'Asha' },
    }),
  );
  return { mine, other };
}

test('who is limited to a country lists, counts, searches and opens nobody else', async ({ house }) => {
  const { mine, other } = await two(house);
  const scope = house.scope(ofChina);
  const listed = async (filter: Record<string, string>) => {
    const { rows, total } = expectOk(await listRegistrations(scope, filter));
    expect(total).toBe(rows.length);
    return rows.map(({ reference }) => reference);
  };
  expect(await listed({})).toEqual([mine]);
  expect(await listed({ country: 'IN' })).toEqual([]);
  expect(await listed({ q: 'Asha' })).toEqual([]);
  expect(await stateCounts(scope, {})).toEqual({ submitted: 1 });
  expect(expectOk(await countriesOf(scope)).map(({ country }) => country)).toEqual(['CN']);
  expect(expectOk(await pickedRegistrations(scope, [mine, other]))).toHaveLength(1);
  expect(expectOk(await stats(scope)).tiles.applications).toBe(1);
  expect(await nextUndecided(scope, mine)).toBeUndefined();
  expect(codeOf(await registrationRecord(scope, mine))).toBe('ok');
  expect(codeOf(await registrationRecord(scope, other))).toBe('NOT_FOUND');
});

test('who is limited decides on and moves nobody else, alone or in bulk', async ({ house }) => {
  const { mine, other } = await two(house);
  const scope = house.scope(ofChina);
  expect(codeOf(await decide(scope, other, { decision: 'approve' }))).toBe('NOT_FOUND');
  expect(codeOf(await moveRegistration(scope, other, { category: 'EXP' }))).toBe('NOT_FOUND');
  expect(codeOf(await moveRegistration(scope, mine, { countryRepresented: 'IN' }))).toBe('NOT_ALLOWED');
  const { done, skipped } = expectOk(
    await decideMany(scope, { references: [mine, other], decision: 'approve' }),
  );
  expect(done.map(String)).toHaveLength(1);
  expect(skipped).toEqual([{ reference: other, code: 'NOT_FOUND' }]);
  expect((await house.row(other)).state).toBe('submitted');
});

test('a category limits as a country does, and both together', async ({ house }) => {
  const { mine } = await two(house);
  const found = async (limits: { categories?: string[]; countries?: string[] }) =>
    expectOk(await listRegistrations(house.scope(reviewerOf(limits)), {})).rows.map(
      ({ reference }) => reference,
    );
  expect(await found({ categories: ['DEL'] })).toHaveLength(2);
  expect(await found({ categories: ['DEL'], countries: ['CN'] })).toEqual([mine]);
  expect(await found({ categories: ['EXP'], countries: ['CN'] })).toEqual([]);
});

test('a viewer reads everything but contact data, and does not find people by it', async ({ house }) => {
  const { reference } = await house.submit(
    application({ email: 'secret.box@example.org', nameLatin: { surname: 'Müller', given: 'Eva' } }),
  );
  const scope = house.scope(viewer);
  const record = expectOk(await registrationRecord(scope, reference));
  expect([record.registration.email, record.registration.phone]).toEqual([null, null]);
  expect([record.possibleDecisions, record.mayMove, record.mails]).toEqual([[], false, []]);
  expect(JSON.stringify([record, [...record.actors]])).not.toContain('secret.box');
  const found = async (q: string, who: Parameters<House['scope']>[0]) =>
    expectOk(await listRegistrations(house.scope(who), { q })).rows.length;
  for (const contact of ['secret.box@example.org', 'secret', '65529988', '6552']) {
    expect([contact, await found(contact, viewer)]).toEqual([contact, 0]);
  }
  expect(await found('secret.box@example.org', organiser)).toBe(1);
  for (const shown of ['muller', 'Müller Eva', reference, 'Harbin']) {
    expect([shown, await found(shown, viewer)]).toEqual([shown, 1]);
  }
  expect(expectOk(await listRegistrations(scope, {})).rows[0]?.email).toBeNull();
  expect(codeOf(await decide(scope, reference, { decision: 'approve' }))).toBe('NOT_ALLOWED');
});

test('who is limited sees only those people in the charts', async ({ house }) => {
  await two(house);
  const scope = house.scope(ofChina);
  const { id } = await currentEdition(scope);
  expect((await countryRows(scope, id)).map(({ country }) => country)).toEqual(['CN']);
  const people = (await categoryRows(scope, id)).flatMap(({ states }) => Object.values(states));
  expect(people.reduce((sum, one) => sum + one, 0)).toBe(1);
  expect((await ageRows(scope, id)).reduce((sum, { registrations }) => sum + registrations, 0)).toBe(1);
  expect(Math.max(...(await trackRows(scope, id)).map(({ registrations }) => registrations))).toBe(1);
});

test('who is limited writes on, looks at and takes back nothing about anybody else', async ({ house }) => {
  const { mine, other } = await two(house);
  const scope = house.scope(ofChina);
  for (const [reference, answer] of [
    [mine, 'ok'],
    [other, 'NOT_FOUND'],
  ] as const) {
    expect(codeOf(await writeNote(scope, { reference, text: 'Known to us' }))).toBe(answer);
    expect(codeOf(await addTag(scope, { reference, name: 'mayor' }))).toBe(answer);
  }
  expect(codeOf(await attend(scope, { reference: other }))).toBe('NOT_FOUND');
  await decide(house.scope(organiser), other, { decision: 'approve' });
  const [taken] = expectOk(await registrationRecord(house.scope(organiser), other)).decisions;
  expect(codeOf(await undo(scope, taken?.id ?? ''))).toBe('NOT_FOUND');
  expect(codeOf(await undo(house.scope(organiser), taken?.id ?? ''))).toBe('ok');
});
