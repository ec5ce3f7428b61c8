import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { startEmbedded } from '@/db/embedded';
import { acceptInvitation } from '@/lib/auth/invitations';
import { tokenActor } from '@/lib/auth/tokens';
import { clock } from '@/lib/core/clock';
import { masterKey } from '@/lib/core/master-key';
import { expectOk } from '@/lib/core/result';
import { countRegistrations } from '@/lib/dashboard/queries';
import { factorRuleNow } from '@/lib/factor/queries';
import { submit } from '@/lib/registration/commands';
import { keepDataKey, newDataKey } from '@/scripts/secrets';
import { forum } from '../support/command';
import { expect, test } from '../support/database';
import { inSession, withApp } from '../support/factor';
import { openHouse } from '../support/house';
import { directoryInMemory } from '../support/memory';
import { application } from '../support/people';

// Each command is a process of its own, and loads half of the house.
test.describe.configure({ timeout: 90_000 });

test('what is no command shows the usage on standard error, does nothing and ends with 2', async () => {
  for (const words of [[], ['token', 'create', '--name', 'n', '--scope', 'gate', '--force']]) {
    const ended = await forum(words);
    expect({ words, code: ended.code, out: ended.out }).toEqual({ words, code: 2, out: '' });
    expect(ended.said, words.join(' ')).toContain('Usage: npm run -s forum --');
  }
  const help = await forum(['--help']);
  expect([help.code, help.said]).toEqual([0, '']);
  expect(help.out).toContain('token create --name N --scope S[,S]');
});

test('a token and an invitation stand alone on standard output, and work', async ({ database }) => {
  const own = { DATABASE_URL: database.url, PUBLIC_URL: 'https://forum.example' };
  const made = await forum(
    ['token', 'create', '--name', 'desk', '--scope', 'review,registrations:read'],
    own,
  );
  expect([made.code, made.said]).toEqual([0, '']);
  expect(made.out).toMatch(/^forum_[\w-]{43}\n$/);
  expect(await tokenActor(database.scope(), made.out.trim())).toMatchObject({
    kind: 'token',
    scopes: ['review', 'registrations:read'],
  });
  const invited = await forum(['staff', 'invite', '--email', 'Ana@Example.org', '--role', 'reviewer'], own);
  expect([invited.code, invited.said]).toEqual([0, '']);
  const [, token = ''] =
    /^https:\/\/forum\.example\/sign-in\/invitation\?token=([\w-]+)\n$/.exec(invited.out) ?? [];
  expect(expectOk(await acceptInvitation(database.scope(), token)).role).toBe('reviewer');
});

test('a second factor is required, and that of somebody who has lost it is reset', async ({ database }) => {
  const own = { DATABASE_URL: database.url };
  const reset = () => forum(['staff', 'reset-factors', '--email', 'Ana@Example.org'], own);
  expect(await reset()).toMatchObject({ code: 1, out: '' });
  const ana = await inSession(openHouse(database), 'ana@example.org', ['organiser'], clock.now());
  await withApp(openHouse(database), ana, clock.now());
  expect(await reset()).toMatchObject({ code: 0, out: 'reset\n' });
  await expect(ana.now()).rejects.toThrow('ended');
  const required = await forum(['staff', 'require-factor', '--of', 'staff'], own);
  expect([required.code, required.out]).toEqual([0, 'staff\n']);
  expect(await factorRuleNow(database)).toBe('staff');
});

test('settings are read, changed and refused as JSON and sentences', async ({ database }) => {
  const own = { DATABASE_URL: database.url };
  const before = JSON.parse((await forum(['settings', 'get'], own)).out);
  expect(before).toMatchObject({ capacity: 5000, internationalReserve: 1000, seatsHeldFrom: 'submission' });
  const words = [
    'capacity=300',
    'internationalReserve=60',
    'registrationOpensAt=2027-01-15T10:00:00+03:00',
  ].concat('city.ru=Казань');
  const changed = await forum(['settings', 'set', ...words], own);
  expect(changed.code, changed.said).toBe(0);
  expect(JSON.parse((await forum(['settings', 'get'], own)).out)).toEqual({
    ...before,
    capacity: 300,
    internationalReserve: 60,
    city: { ...before.city, ru: 'Казань' },
    registrationOpensAt: '2027-01-15T07:00:00.000Z',
  });
  const refused = await forum(['settings', 'set', 'internationalReserve=301'], own);
  expect([refused.code, refused.out]).toEqual([1, '']);
  expect(refused.said).toContain('SETTINGS_CONTRADICT');
});

test('verify seals what is loose, tells that all holds, and names the first fault when it does not', async ({
  database,
}) => {
  const own = { DATABASE_URL: database.url };
  expectOk(await submit(database.scope(), application()));
  const sound = await forum(['verify'], own);
  expect([sound.code, sound.said]).toEqual([0, '']);
  expect(JSON.parse(sound.out)).toMatchObject({ ok: true, firstFault: null, audit: { unsealed: 0 } });
  expect(JSON.parse(sound.out).sealedNow).toBeGreaterThan(0);
  await database.db.execute(sql`UPDATE pool SET held_seats = held_seats + 1 WHERE key = 'international'`);
  const unsound = await forum(['verify'], own);
  expect(unsound.code).toBe(1);
  expect(JSON.parse(unsound.out)).toMatchObject({ ok: false, firstFault: 'POOL_COUNTER_DIFFERS' });
  expect(unsound.said).toContain('POOL_COUNTER_DIFFERS');
});

test('seed adds as many as asked, others the next time, and all that it did holds', async ({ database }) => {
  const own = { DATABASE_URL: database.url };
  const seeded = await forum(['seed', '--registrations', '60'], own);
  expect(seeded.code, seeded.said).toBe(0);
  expect(JSON.parse(seeded.out)).toMatchObject({ randomSeed: 1, submitted: 60 });
  const again = await forum(['seed', '--registrations', '20'], own);
  expect(JSON.parse(again.out)).toMatchObject({ randomSeed: 2, submitted: 20 });
  expect(await countRegistrations(database.scope(), {})).toBe(80);
  expect((await forum(['verify'], own)).code).toBe(0);
});

test('a command works alone and beside a running server, and links to where that server is', async () => {
  test.setTimeout(90_000);
  const directory = directoryInMemory('command');
  const own = { DATABASE_URL: '', AUTH_SECRET: '', DATA_KEY: '', DATA_DIR: directory.path };
  const alone = await forum(['settings', 'set', 'capacity=1234'], own);
  expect(alone.code, alone.said).toBe(0);
  const label = 'http://localhost:4711';
  const server = await startEmbedded({ dataDir: directory.path, as: 'server', label, fsync: false });
  try {
    const beside = await forum(['staff', 'invite', '--email', 'ana@example.org', '--role', 'gate'], own);
    expect(beside.out, beside.said).toMatch(/^http:\/\/localhost:4711\/sign-in\/invitation\?token=[\w-]+\n$/);
    expect(JSON.parse((await forum(['settings', 'get'], own)).out).capacity).toBe(1234);
  } finally {
    await server.stop();
    directory.remove();
  }
});

test('the key is changed while nothing runs, and everything opens as before', async () => {
  const directory = directoryInMemory('rotation');
  const own = { DATABASE_URL: '', AUTH_SECRET: '', DATA_KEY: '', DATA_DIR: directory.path };
  const keys = () => JSON.parse(readFileSync(join(directory.path, 'secrets.json'), 'utf8')).DATA_KEY;
  try {
    expect((await forum(['seed', '--registrations', '40'], own)).code).toBe(0);
    const old = keys();
    // As if it had been interrupted: the new key is there, nothing is wrapped by it yet.
    const begun = `${newDataKey()},${old}`;
    keepDataKey(directory.path, begun.split(','));
    const rotated = await forum(['rotate-key'], own);
    expect(rotated.code, rotated.said).toBe(0);
    expect(JSON.parse(rotated.out)).toMatchObject({
      key: expect.stringMatching(/^[0-9a-f]{8}$/),
      noLongerNeeded: [masterKey(old).id],
    });
    expect(JSON.parse(rotated.out).records).toBeGreaterThan(0);
    expect(begun).toBe(`${keys()},${old}`);
    expect((await forum(['verify'], own)).code).toBe(0);
    const late = await forum(['verify'], { ...own, DATA_KEY: old });
    expect([late.code, late.out]).toEqual([1, '']);
    expect(late.said).toContain(`it wants ${JSON.parse(rotated.out).key}`);
    const server = await startEmbedded({ dataDir: directory.path, as: 'server', fsync: false });
    const beside = await forum(['rotate-key'], own);
    await server.stop();
    expect([beside.code, beside.out]).toEqual([1, '']);
    expect(begun).toBe(`${keys()},${old}`);
  } finally {
    directory.remove();
  }
});

test('a database that is not there is one line and the exit code 1', async () => {
  const ended = await forum(['verify'], { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nowhere' });
  expect([ended.code, ended.out]).toEqual([1, '']);
  expect(ended.said.trim().split('\n')).toHaveLength(1);
});
