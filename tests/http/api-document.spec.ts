import { Validator } from '@seriousme/openapi-schema-validator';
import { CALLS } from '@/app/api/v1/_calls/all';
import { newId } from '@/lib/core/id';
import { LOCALES } from '@/messages/locales';
import { expect, test } from '../support/api';
import { expectDocumented, readDocument } from '../support/documented';
import { rawApplication } from '../support/people';

test('the document is OpenAPI 3.1, whole and sound, and tells every call', async ({ api }) => {
  const document = await readDocument(api);
  const validated = await new Validator().validate(structuredClone(document));
  expect(validated.errors ?? []).toEqual([]);
  expect(document.openapi).toMatch(/^3\.1/);
  const told = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const known = CALLS.map(({ method, path }) => `${method} ${path}`);
  expect(told.sort()).toEqual([...known, 'GET /api/v1/openapi.json'].sort());
});

test('what is answered is what the document says, refusals included', async ({ api }) => {
  const document = await readDocument(api);
  const token = await api.tokenWith('admin');
  const held = expectDocumented(document);
  const submitted = await api.post('/api/v1/registrations', rawApplication({ nameNative: '李娜' }));
  held('post', '/api/v1/registrations', submitted);
  held('post', '/api/v1/registrations', await api.post('/api/v1/registrations', {}));
  held('post', '/api/v1/registrations', await api.post('/api/v1/registrations', '{'));
  const { reference } = submitted.json;
  const path = `/api/v1/registrations/${reference}`;
  const decide = (decision: object) => api.post(`${path}/decisions`, decision, { token });
  for (const decision of [
    { decision: 'request_info', fields: ['phone'], note: 'Which number?' },
    { decision: 'approve' },
    { decision: 'approve' },
    { decision: 'nonsense' },
  ]) {
    held('post', '/api/v1/registrations/{reference}/decisions', await decide(decision));
  }
  const ticket = await api.get(`${path}/ticket`, { token });
  held('get', '/api/v1/registrations/{reference}/ticket', ticket);
  const reading = {
    code: ticket.json.code,
    gate: 'N2',
    direction: 'entry',
    scannedAt: new Date().toISOString(),
  };
  for (const own of [{}, {}, { code: '1' }, { direction: 'exit' }, { gate: 'Z' }]) {
    const scanned = await api.post('/api/v1/scans', { ...reading, ...own, id: newId() }, { token });
    held('post', '/api/v1/scans', scanned);
  }
  const bulk = { references: [reference, 'nobody'], decision: 'cancel' };
  held('post', '/api/v1/decisions', await api.post('/api/v1/decisions', bulk, { token }));
  held('get', '/api/v1/registrations/{reference}', await api.get(path, { token }));
  held('get', '/api/v1/registrations/{reference}', await api.get(`${path}9`, { token }));
  held('get', '/api/v1/registrations', await api.get('/api/v1/registrations?limit=2', { token }));
  held('get', '/api/v1/registrations', await api.get('/api/v1/registrations?limit=x', { token }));
  held('get', '/api/v1/registrations', await api.get('/api/v1/registrations'));
  for (const open of ['/api/v1/forum', '/api/v1/stats', '/api/health/live', '/api/health/ready']) {
    held('get', open, await api.get(open, { token }));
  }
});

test('the forum tells what a stranger needs in order to apply', async ({ api }) => {
  const { edition, registration, pools, international } = (await api.get('/api/v1/forum')).json;
  expect(edition).toMatchObject({ startsOn: '2027-08-27', endsOn: '2027-08-28', timeZone: 'Europe/Moscow' });
  expect(edition.tracks.filter(({ isOpen }: { isOpen: boolean }) => isOpen)).toHaveLength(6);
  expect(edition.categories[0]).toEqual({
    code: 'DEL',
    letter: 'D',
    name: Object.fromEntries(LOCALES.map((locale) => [locale, expect.any(String)])),
    isOpen: true,
  });
  expect(registration).toEqual({
    isOpen: true,
    opensAt: expect.stringMatching(/Z$/),
    closesAt: '2027-08-20T21:00:00.000Z',
  });
  expect(pools.map(({ key }: { key: string }) => key)).toEqual(['total', 'international', 'domestic']);
  expect(pools[0]).toMatchObject({ size: 5000, held: expect.any(Number), waiting: 0, wording: 'free' });
  expect(international).toMatchObject({ reserve: 1000, target: 1000 });
});

test('metrics are Prometheus text with the figures of the business', async ({ api }) => {
  await api.submitted();
  const reply = await api.get('/api/metrics', { token: await api.tokenWith('admin') });
  expect(reply.status).toBe(200);
  expect(reply.headers.get('content-type')).toMatch(/^text\/plain/);
  for (const line of [
    /^forum_pool_size_seats\{pool="total"\} 5000$/m,
    /^forum_pool_held_seats\{pool="international"\} [1-9]\d*$/m,
    /^forum_registrations\{state="submitted"\} [1-9]\d*$/m,
    /^forum_mails\{state="queued"\} [1-9]\d*$/m,
    /^forum_mail_oldest_queued_seconds \d/m,
    /^forum_http_request_duration_seconds_count\{method="POST",route="\/api\/v1\/registrations",status="201"\} [1-9]/m,
    /^process_cpu_seconds_total \d/m,
  ]) {
    expect(reply.text).toMatch(line);
  }
  expect(reply.text).not.toMatch(/@|BMF-27/);
});
