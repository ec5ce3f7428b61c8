import { doublePair, likeness } from '@/db/schema';
import { system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { markDifferent } from '@/lib/identity/commands';
import { lookAtNew, lookForDoubles } from '@/lib/identity/looking';
import { openDoubles, pairOf } from '@/lib/identity/queries';
import { MOST_ALIKE } from '@/lib/identity/rules';
import { amend } from '@/lib/registration/amendment';
import { editInput } from '@/lib/registration/input';
import { HANDLERS } from '@/lib/worker/handlers';
import { expect, test } from '../support/house';
import { delegate, hoursLater, reviewer } from '../support/people';
import { look, named, open, someone, two } from '../support/who-is-who';

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
