import { expect, test } from '@playwright/test';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import * as schema from '@/db/schema';
import type { Entry } from '@/lib/retention/entry';
import { PERSONAL_DATA } from '@/lib/retention/map';
import { DEFAULT_DAYS, RETAINED_CLASSES } from '@/lib/retention/rules';

const TABLES = Object.values(schema).filter((one) => is(one, PgTable)) as PgTable[];
const wordsOf = (text = ''): string[] => text.split(' ').filter(Boolean);
/** Whether a table is about people who are erased, so that whole rows of it go. */
const goes = ({ rows }: Entry) => (rows ?? []).some(({ where }) => !where) || (rows ?? []).length > 1;

test('every table of the schema stands in the map of personal data, once', () => {
  const mapped = PERSONAL_DATA.map(({ table }) => getTableName(table)).sort();
  expect(mapped).toEqual(TABLES.map(getTableName).sort());
});

for (const table of TABLES) {
  test(`every column of ${getTableName(table)} says whether it holds anything personal and what becomes of it`, () => {
    const entry = PERSONAL_DATA.find((one) => one.table === table);
    if (!entry) throw new Error('a table that is not in the map');
    const columns = Object.keys(getTableColumns(table)).sort();
    const named = [...wordsOf(entry.kept), ...Object.keys(entry.blanks ?? {}), ...wordsOf(entry.step)].sort();
    // Where whole rows go, a column goes with them; what is named besides has to exist.
    if (entry.rows && entry.rows.length > 0) expect(columns).toEqual(expect.arrayContaining(named));
    else expect(named).toEqual(columns);
    expect(Boolean(entry.blanks)).toBe(Boolean(entry.of));
    if (entry.rows && goes(entry)) expect(entry.kept).toBeUndefined();
  });
}

test('every kind of the vault goes with a class of its own rule', () => {
  const vault = PERSONAL_DATA.find(({ table }) => table === schema.vaultRecord);
  expect(vault?.rows).toHaveLength(schema.VAULT_KINDS.length);
});

test('what says who somebody is goes last, and no class is without its days', () => {
  const days = RETAINED_CLASSES.map((one) => DEFAULT_DAYS[one]);
  expect(days).toEqual([...days].sort((one, other) => one - other));
  expect(RETAINED_CLASSES.at(-1)).toBe('identity');
});
