import { expectOk } from '@/lib/core/result';
import { countRegistrations } from '@/lib/dashboard/queries';
import { currentEdition } from '@/lib/edition/queries';
import { deleteColumnSet, openExport, saveColumnSet } from '@/lib/export/commands';
import { columnSetInput, DEFAULT_COLUMNS, EXPORT_COLUMNS, exportInput } from '@/lib/export/input';
import { columnSets, type ExportedRow } from '@/lib/export/queries';
import { seedRegistrations } from '@/lib/seed/commands';
import { expect, type House, test } from '../support/house';
import {
  application,
  delegate,
  fromHome,
  gateStaff,
  minutesLater,
  organiser,
  reviewer,
  tokenWith,
} from '../support/people';

const columns = [...DEFAULT_COLUMNS];

async function taken(house: House, filter: Parameters<typeof openExport>[1]['filter'] = {}) {
  const { count, rows } = expectOk(
    await openExport(house.scope(organiser), { filter, columns, format: 'xlsx' }),
  );
  const all: ExportedRow[] = [];
  for await (const row of rows) all.push(row);
  expect(all).toHaveLength(count);
  return all;
}

const exportFacts = async (house: House) =>
  (await house.facts(`edition:${(await currentEdition(house)).id}`)).filter(
    ({ action }) => action === 'export.made',
  );

test('an export has exactly the people of the list, in its order, and nothing of the vault', async ({
  house,
}) => {
  const first = await house.submit(application({ diet: 'halal', accessNeeds: 'ramp' }));
  const second = await house.submit(fromHome(), undefined, minutesLater(1));
  const third = await house.submit(application({ countryRepresented: 'BR' }), undefined, minutesLater(2));
  expect((await taken(house)).map(({ reference }) => reference)).toEqual([
    first.reference,
    second.reference,
    third.reference,
  ]);
  const filter = { pool: 'international' } as const;
  const international = await taken(house, filter);
  expect(international).toHaveLength(await countRegistrations(house.scope(organiser), filter));
  expect(JSON.stringify(international)).not.toMatch(/halal|ramp/);
  expect(Object.keys(international[0] ?? {}).sort()).toEqual([...EXPORT_COLUMNS].sort());
});

test('more than a thousand people keep the order, and who comes meanwhile is not in what was counted', async ({
  house,
}) => {
  await house.settings({ capacity: 3000, internationalReserve: 0, registrationsPerMinute: 100_000 });
  await seedRegistrations(house.scope(), { count: 1040, randomSeed: 3 });
  const { count, rows } = expectOk(
    await openExport(house.scope(organiser), { filter: {}, columns, format: 'csv' }),
  );
  await house.submit(fromHome());
  const all: ExportedRow[] = [];
  for await (const row of rows) all.push(row);
  expect(all).toHaveLength(count);
  expect(new Set(all.map(({ reference }) => reference)).size).toBe(count);
  const times = all.map(({ submittedAt }) => submittedAt.getTime());
  expect(times).toEqual(times.toSorted((one, other) => one - other));
});

test('an export is recorded with who, which filter and how many; a searched name stays out of the chain', async ({
  house,
}) => {
  await house.submit(application({ nameLatin: { surname: 'Sokolova', given: 'Anna' } }));
  await taken(house, { q: 'sokolova', country: 'CN' });
  const [fact] = await exportFacts(house);
  expect(fact).toMatchObject({
    actor: 'person:user-organiser',
    after: { format: 'xlsx', columns, filter: { country: 'CN' }, isSearch: true, count: 1 },
  });
  expect(JSON.stringify(fact)).not.toContain('sokolova');
});

test('only organisers export and keep columns, whatever door they come through', async ({ house }) => {
  await house.submit();
  for (const actor of [delegate('ana@example.org'), gateStaff, reviewer, tokenWith('registrations:read')]) {
    const scope = house.scope(actor);
    const refused = { ok: false, refusal: { code: 'NOT_ALLOWED' } };
    expect(await openExport(scope, { filter: {}, columns, format: 'csv' })).toEqual(refused);
    expect(await saveColumnSet(scope, { name: 'Mine', columns })).toEqual(refused);
    expect(await deleteColumnSet(scope, 'x')).toEqual(refused);
    expect(await columnSets(scope)).toEqual(refused);
  }
  expect(await exportFacts(house)).toEqual([]);
});

test('a set is kept under its name, replaced by the same name, and forgotten by its owner only', async ({
  house,
}) => {
  const mine = house.scope(organiser);
  const other = house.scope({ ...organiser, userId: 'user-other' } as never);
  const id = expectOk(await saveColumnSet(mine, { name: 'Badges', columns: ['reference', 'badgeName'] }));
  expect(expectOk(await saveColumnSet(mine, { name: 'Badges', columns: ['badgeName'] }))).toBe(id);
  expectOk(await saveColumnSet(other, { name: 'Badges', columns: ['email'] }));
  expect(expectOk(await columnSets(mine)).map(({ name, columns: kept }) => [name, kept])).toEqual([
    ['Badges', ['badgeName']],
  ]);
  expectOk(await deleteColumnSet(other, id));
  expectOk(await deleteColumnSet(mine, 'no id'));
  expect(expectOk(await columnSets(mine))).toHaveLength(1);
  expectOk(await deleteColumnSet(mine, id));
  expectOk(await deleteColumnSet(mine, id));
  expect(expectOk(await columnSets(mine))).toEqual([]);
  const actions = (await house.facts(`column_set:${id}`)).map(({ action }) => action);
  expect(actions).toEqual(['column_set.saved', 'column_set.saved', 'column_set.deleted']);
});

test('columns are those that exist, at least one, in the order of the sheet', () => {
  const read = (chosen: unknown) => exportInput.safeParse({ filter: {}, columns: chosen, format: 'csv' });
  expect(read(['email', 'reference']).data?.columns).toEqual(['reference', 'email']);
  expect(read('email').data?.columns).toEqual(['email']);
  for (const wrong of [undefined, '', [], ['diet'], ['sealed'], ['email', 'passport']]) {
    expect(read(wrong).success, String(wrong)).toBe(false);
  }
  expect(columnSetInput.safeParse({ name: '  ', columns: 'email' }).success).toBe(false);
});
