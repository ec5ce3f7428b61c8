import { expect, test } from '@playwright/test';
import { EnvError, readEnv, startEnv } from '@/lib/core/env';
import { TEST_SECRETS } from '../support/secrets';

const complete = { ...TEST_SECRETS, DATABASE_URL: 'postgresql://forum@localhost/forum' };

test('defaults are those of the contract', () => {
  expect(readEnv(complete)).toMatchObject({
    PORT: 3000,
    DATA_DIR: '.data',
    TRUSTED_PROXIES: [],
    LOG_LEVEL: 'info',
    publicUrl: 'http://localhost:3000',
  });
});

const malformed: [string, string][] = [
  ['PORT', '0'],
  ['PORT', '70000'],
  ['PORT', 'http'],
  ['PUBLIC_URL', 'forum.example.org'],
  ['PUBLIC_URL', 'ftp://forum.example.org'],
  ['DATABASE_URL', 'mysql://localhost/forum'],
  ['SMTP_URL', 'http://localhost:25'],
  ['AUTH_SECRET', 'short'],
  ['DATA_KEY', 'bm90IDMyIGJ5dGVz'],
  ['TRUSTED_PROXIES', '10.0.0.1, nginx'],
  ['TRUSTED_PROXIES', '10.0.0.0/33'],
  ['TRUSTED_PROXIES', '10.0.0.0/8/8'],
  ['LOG_LEVEL', 'loud'],
];
for (const [name, value] of malformed) {
  test(`${name}=${value} is refused in one line that names it`, () => {
    const read = () => readEnv({ ...complete, [name]: value });
    expect(read).toThrow(EnvError);
    expect(read).toThrow(new RegExp(`^${name} is malformed: [^\\n]+$`));
  });
}

for (const name of ['DATABASE_URL', 'AUTH_SECRET', 'DATA_KEY']) {
  test(`an empty ${name} counts as not set`, () => {
    expect(() => readEnv({ ...complete, [name]: '' })).toThrow(`${name} is not set`);
  });
}

test('before the start the embedded database may still provide address and secrets', () => {
  expect(startEnv({ PORT: '4000' })).toMatchObject({ PORT: 4000, publicUrl: 'http://localhost:4000' });
});

test('with a database of one’s own the secrets must be given', () => {
  expect(() => startEnv({ DATABASE_URL: complete.DATABASE_URL })).toThrow('AUTH_SECRET is not set');
});

test('trusted proxies may be addresses and networks of both families', () => {
  const { TRUSTED_PROXIES } = readEnv({ ...complete, TRUSTED_PROXIES: '10.0.0.1, 192.168.0.0/16,fd00::/8' });
  expect(TRUSTED_PROXIES).toEqual(['10.0.0.1', '192.168.0.0/16', 'fd00::/8']);
});

test('the public address ends without a slash', () => {
  expect(readEnv({ ...complete, PUBLIC_URL: 'https://forum.example.org/' }).publicUrl).toBe(
    'https://forum.example.org',
  );
});
