import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbedded } from '@/db/embedded';
import { system } from '@/lib/core/actor';
import { env, provideEnv } from '@/lib/core/env';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { openInstallation } from '@/lib/installation/opening';
import { changePhoto } from '@/lib/photo/commands';
import { openPhoto } from '@/lib/photo/queries';
import { MIDDLE } from '@/lib/photo/rules';
import { submit } from '@/lib/registration/commands';
import { ticketOfReference } from '@/lib/registration/queries';
import { decide } from '@/lib/review/commands';
import { startServer } from '@/scripts/server/process';
import { openApi } from '../support/api';
import { openTemplateSecret } from '../support/clone';
import { forum } from '../support/command';
import { openDatabase } from '../support/database';
import { directoryInMemory } from '../support/memory';
import { delegate } from '../support/people';
import { agreeing } from '../support/photos';
import { jpeg } from '../support/pictures';
import { TEST_SECRETS } from '../support/secrets';
import { signIn } from '../support/sessions';
import { expect, test } from '../support/web';

const dataDir = env().DATA_DIR;
test.afterAll(async () => {
  provideEnv({ ...TEST_SECRETS, DATA_DIR: dataDir });
  await openTemplateSecret();
});

test('the machine is lost: with the backup and the key, everything stands on another one, people sign in and come in', async () => {
  test.setTimeout(180_000);
  const [lost, found, apart] = ['lost', 'found', 'apart'].map((name) => directoryInMemory(name));
  if (!lost || !found || !apart) throw new Error('no memory');
  const none = { DATABASE_URL: '', AUTH_SECRET: '', DATA_KEY: '' };
  const file = join(apart.path, 'forum.backup');
  try {
    // A forum with a seeded crowd, one approved person with a ticket, a session and a token.
    expect((await forum(['seed', '--registrations', '80'], { ...none, DATA_DIR: lost.path })).code).toBe(0);
    const secrets = JSON.parse(readFileSync(join(lost.path, 'secrets.json'), 'utf8'));
    provideEnv({ ...secrets, DATA_DIR: lost.path });
    const first = await startEmbedded({ dataDir: lost.path, as: 'server', fsync: false });
    const before = openDatabase(first.url);
    const scope = { ...(await openInstallation(first.url, before.db, 'drill')), actor: system('drill') };
    const applicant = agreeing();
    const { reference } = expectOk(await submit({ ...scope, requestId: newId() }, applicant));
    const own = { ...scope, actor: delegate(applicant.email) };
    expectOk(await changePhoto(own, reference, { sent: await jpeg(), cut: MIDDLE }));
    const photo = expectOk(await openPhoto(own, reference, 'photo'));
    expectOk(await decide(scope, reference, { decision: 'approve' }));
    const { code } = expectOk(await ticketOfReference(scope, reference));
    const token = await openApi('http://unused', before).tokenWith('gate');
    const { cookie } = await signIn(before, 'director@forum.example.org', ['organiser']);
    await before.close();
    const written = await forum(['backup', file], { ...none, DATA_DIR: lost.path });
    expect(written.code, written.said).toBe(0);
    await first.stop();
    rmSync(lost.path, { recursive: true });

    const other = await forum(['restore', file], { ...none, DATA_DIR: found.path });
    expect([other.code, other.out]).toEqual([1, '']);
    expect(other.said).toContain('BACKUP_UNREADABLE');
    const restored = await forum(['restore', file], {
      ...none,
      DATA_DIR: found.path,
      DATA_KEY: secrets.DATA_KEY,
    });
    expect(restored.code, restored.said).toBe(0);
    expect(JSON.parse(restored.out)).toMatchObject({ ok: true, firstFault: null });
    expect((await forum(['restore', file], { ...none, DATA_DIR: found.path })).said).toContain('NOT_EMPTY');

    // The key lies where the next start looks for it.
    const second = await startEmbedded({ dataDir: found.path, as: 'server', fsync: false });
    const kept = JSON.parse(readFileSync(join(found.path, 'secrets.json'), 'utf8'));
    expect(kept.DATA_KEY).toBe(secrets.DATA_KEY);
    const server = await startServer(second.url, { ...kept, DATA_DIR: found.path });
    const after = openDatabase(second.url);
    const desk = await fetch(`${server.url}/admin/registrations/${reference}`, {
      headers: { cookie: `next-auth.session-token=${cookie.value}` },
    });
    expect(desk.status).toBe(200);
    const seen = await fetch(`${server.url}/admin/registrations/${reference}/photo.jpg`, {
      headers: { cookie: `next-auth.session-token=${cookie.value}` },
    });
    expect(Buffer.from(await seen.arrayBuffer()).equals(photo.bytes)).toBe(true);
    const scan = { id: newId(), code, gate: 'N1', direction: 'entry', scannedAt: new Date() };
    const read = await openApi(server.url, after).post('/api/v1/scans', scan, { token });
    expect([read.status, read.json.verdict]).toEqual([200, 'admit']);
    await server.stop();
    await after.close();
    await second.stop();
    expect((await forum(['verify'], { ...none, DATA_DIR: found.path })).code).toBe(0);
  } finally {
    for (const { remove } of [found, apart]) remove();
  }
});
