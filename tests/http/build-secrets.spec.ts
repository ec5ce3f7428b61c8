import { globSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { TEST_SECRETS } from '../support/secrets';

/** What only the server knows: names of variables, of its own modules, and whatever this machine's environment holds. */
const OURS = [
  'AUTH_SECRET',
  'DATA_KEY',
  'DATABASE_URL',
  'SMTP_URL',
  'TRUSTED_PROXIES',
  'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY',
];
const INSIDE = [
  'graphile_worker',
  'createDecipheriv',
  'drizzle-orm',
  'staff_suspension',
  'installation_secret',
];

test('what browsers get carries no secret, no name of one, no server code and no map of the sources', () => {
  const files = globSync(['.next/static/**/*.{js,css,json,map}', 'public/**/*.{js,json,txt}']);
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
  const { encryptionKey } = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8'));
  const values = [...Object.values(TEST_SECRETS), encryptionKey].filter((value) => String(value).length > 8);
  const words = [...OURS, ...INSIDE, ...values.map(String)];
  const told = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return words.filter((word) => text.includes(word)).map((word) => `${file}: ${word}`);
  });
  expect(told).toEqual([]);
});

test('the build keeps no value of the environment that it was made in', () => {
  const secret = /SECRET|KEY|TOKEN|PASSWORD|_URL$/;
  const values = Object.entries(process.env)
    .filter(([name, value]) => secret.test(name) && (value ?? '').length > 12)
    .map(([name, value]) => [name, value ?? ''] as const);
  const files = globSync('.next/server/**/*.{js,json}').filter(
    (file) => !file.includes('/cache/') && statSync(file).isFile(),
  );
  const told = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return values.filter(([, value]) => text.includes(value)).map(([name]) => `${file}: ${name}`);
  });
  expect(told).toEqual([]);
});
