import { readdirSync } from 'node:fs';
import { count, eq } from 'drizzle-orm';
import { mailMessage, registration, scan } from '@/db/schema';
import { newId } from '@/lib/core/id';
import { filesOf } from '@/lib/file/queries';
import { openApi } from '../support/api';
import { emptyDisk, fillDisk, limitFiles } from '../support/full-disk';
import { ticketHolder } from '../support/gate';
import { expect, test } from '../support/own-site';
import { rawApplication } from '../support/people';
import { agreeing } from '../support/photos';
import { jpeg, pdf } from '../support/pictures';
import { rowsOf } from '../support/rows';
import { callAction, serverActions } from '../support/server-actions';
import { signIn } from '../support/sessions';

/** What a browser says of a page that somebody goes to. */
const BY_HAND = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'sec-fetch-user': '?1' };

test('a disk that is full in the middle of an upload: what was there stays, nothing half lies about, and it goes on by itself', async ({
  house,
  server,
}) => {
  // A Linux without it fails: a build server must not pass over this in silence.
  test.skip(process.platform !== 'linux', 'limits the files of a running process by prlimit');
  const own = agreeing();
  const { reference } = await house.submit(own, undefined, new Date());
  const { id } = await house.row(reference);
  const { cookie } = await signIn(house, own.email, []);
  const headers = { cookie: `${cookie.name}=${cookie.value}`, origin: server.url };
  const send = (address: string, name: string, file: Buffer, accept = 'application/json') => {
    const body = new FormData();
    body.set(name, new Blob([new Uint8Array(file)]), 'file');
    body.set('act', 'save');
    return fetch(`${server.url}/en/me/complete/${address}`, {
      method: 'POST',
      body,
      headers: { ...headers, accept },
      redirect: 'manual',
    });
  };
  const sendPhoto = async (accept?: string) => send('photo.jpg', 'photo', await jpeg(), accept);
  const sendScan = () => send('scan.file', 'scan', pdf());
  expect((await sendPhoto()).status).toBe(200);
  const before = await filesOf(house, id);
  expect(before).toHaveLength(3);

  limitFiles(server.pid, 100);
  const refused = await sendPhoto();
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '60']);
  expect(await refused.json()).toMatchObject({ code: 'FILES_UNAVAILABLE' });
  expect((await sendPhoto('text/html')).headers.get('location')).toContain('?refused=FILES_UNAVAILABLE#');
  expect((await sendScan()).headers.get('location')).toContain('?refused=FILES_UNAVAILABLE#');
  const told = await fetch(`${server.url}/en/me/complete/photo?refused=FILES_UNAVAILABLE`, { headers });
  expect(await told.text()).toContain('could not be kept just now');
  expect(await filesOf(house, id)).toEqual(before);
  expect((await fetch(`${server.url}/en/me/complete/photo.jpg`, { headers })).status).toBe(200);
  const lying = readdirSync(`${process.env.DATA_DIR}/files`, { recursive: true }) as string[];
  expect(lying.filter((name) => name.endsWith('.partial'))).toEqual([]);

  limitFiles(server.pid, 'unlimited');
  expect((await sendPhoto()).status).toBe(200);
  expect((await sendScan()).headers.get('location')).toContain('?scan=saved');
  const after = await filesOf(house, id);
  expect(after.map(({ kind }) => kind).sort()).toEqual(['original', 'photo', 'scan', 'thumbnail']);
});

test('a database whose disk is full: everybody reads on, who writes is told to come again, nothing is half done, and what is sent again happens once', async ({
  house,
  server,
  database,
  request,
}) => {
  test.setTimeout(120_000);
  const api = openApi(server.url, database);
  const [gate, review] = [await api.tokenWith('gate'), await api.tokenWith('review')];
  const decided = await api.submitted();
  const { code } = await ticketHolder(house);
  const { cookie } = await signIn(house, 'organiser@forum.example.org', ['organiser']);
  const session = `${cookie.name}=${cookie.value}`;
  const reading = { id: newId(), code, gate: 'N1', direction: 'entry', scannedAt: new Date().toISOString() };
  const writes = {
    apply: () =>
      api.post('/api/v1/registrations', rawApplication({ email: 'late@example.org' }), { key: 'late' }),
    scan: () => api.post('/api/v1/scans', reading, { token: gate }),
    decide: () =>
      api.post(`/api/v1/registrations/${decided}/decisions`, { decision: 'approve' }, { token: review }),
  };
  // The last look at the page is so long ago that this one would be noted.
  await database.pool.query("UPDATE session SET last_seen_at = last_seen_at - interval '5 minutes'");
  const begun = await (await fetch(`${server.url}/en/register/who`)).text();
  expect(begun).toContain('<form');
  // Whoever applied is compared with the others by now, or the worker would change rows of its own.
  await expect.poll(async () => (await house.tasks('double.look')).length).toBe(0);
  const before = await rowsOf(house);

  await fillDisk(database);
  for (const path of ['/en', '/en/register/who', '/sign-in/code', '/api/v1/forum', '/api/health/ready'])
    expect((await fetch(server.url + path)).status, path).toBeLessThan(400);
  for (const path of [
    '/admin',
    '/admin/registrations',
    `/admin/registrations/${decided}`,
    '/en/me',
    '/gate',
  ]) {
    const page = await fetch(server.url + path, { headers: { ...BY_HAND, cookie: session } });
    expect(page.status, path).toBe(200);
  }
  for (const [name, write] of Object.entries(writes)) {
    const reply = await write();
    expect([reply.status, reply.headers.get('retry-after')], name).toEqual([503, '5']);
    expect(reply.json, name).toMatchObject({ code: 'UNAVAILABLE' });
  }
  const form = { category: 'DEL', countryRepresented: 'CN', citizenship: 'CN' };
  const sendStep = () =>
    fetch(`${server.url}/en/register/who/save`, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { origin: server.url },
      redirect: 'manual',
    });
  const step = await sendStep();
  expect([step.status, step.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await step.text()).toContain('Вернитесь и повторите попытку через минуту');
  const action = serverActions().find(({ name }) => name.endsWith('#decideOne'));
  if (!action) throw new Error('there is no such action');
  const sending = { request, origin: server.url, cookie: session };
  const pressed = await callAction(sending, action, { reference: decided, decision: 'approve' });
  expect([pressed.status, pressed.text]).toEqual([200, expect.stringContaining('Try again in a moment')]);
  expect(await rowsOf(house)).toEqual(before);

  await emptyDisk(database);
  const [applied, scanned, approved] = [await writes.apply(), await writes.scan(), await writes.decide()];
  expect([applied.status, scanned.json.verdict, approved.json.status]).toEqual([201, 'admit', 'approved']);
  expect((await sendStep()).status).toBe(303);
  expect((await writes.apply()).json).toEqual(applied.json);
  expect((await writes.scan()).json).toEqual(scanned.json);
  expect(await house.db.$count(registration, eq(registration.email, 'late@example.org'))).toBe(1);
  expect(await house.db.$count(scan, eq(scan.id, reading.id))).toBe(1);
  const [letters] = await house.db
    .select({ many: count() })
    .from(mailMessage)
    .where(eq(mailMessage.recipient, 'late@example.org'));
  expect(letters?.many).toBe(1);
  // The worker has come back by itself as well.
  await expect.poll(async () => (await house.tasks('double.look')).length, { timeout: 30_000 }).toBe(0);
  await house.expectSound();
});
