import { newId } from '@/lib/core/id';
import { startServer } from '@/scripts/server/process';
import { expect, expectProblem, openApi, test } from '../support/api';
import { cloneDatabase } from '../support/clone';
import { openDatabase } from '../support/database';
import { rawApplication } from '../support/people';

const POST = '/api/v1/registrations';

test('one address has one live registration, however it is written', async ({ api }) => {
  const email = `Twice-${newId()}@Example.org`;
  await api.submitted({ email });
  for (const again of [email, email.toUpperCase(), ` ${email.toLowerCase()} `]) {
    expectProblem(await api.post(POST, rawApplication({ email: again })), 409, 'ALREADY_REGISTERED');
  }
});

test('outside its window registration is closed', async ({ api }) => {
  await api.during({ registrationClosesAt: new Date('2026-06-02T00:00:00Z') }, async () => {
    expectProblem(await api.post(POST, rawApplication()), 403, 'REGISTRATION_CLOSED');
    expect((await api.get('/api/v1/forum')).json.registration.isOpen).toBe(false);
  });
});

test('full means waitlisted with a position, and nobody is approved past the list', async ({ api }) => {
  const token = await api.tokenWith('review');
  await api.during({ capacity: 0, internationalReserve: 0 }, async () => {
    const reply = await api.post(POST, rawApplication());
    expect(reply.status).toBe(201);
    expect(reply.json).toEqual({
      reference: expect.any(String),
      status: 'waitlisted',
      waitlistPosition: expect.any(Number),
    });
    const path = `${POST}/${reply.json.reference}/decisions`;
    expectProblem(await api.post(path, { decision: 'approve' }, { token }), 409, 'POOL_FULL');
    for (const knowing of [{ whenFull: 'wait' }, { seenState: 'waitlisted' }]) {
      const other = `${POST}/${await api.submitted()}/decisions`;
      const waits = await api.post(other, { decision: 'approve', ...knowing }, { token });
      expect(waits.json).toMatchObject({ status: 'waitlisted' });
    }
    expect((await api.post(path, { decision: 'cancel' }, { token })).json.status).toBe('cancelled');
  });
});

test('a reset that would make a second live registration of one address is refused', async ({ api }) => {
  const token = await api.tokenWith('review');
  const email = `again-${newId()}@example.org`;
  const path = `${POST}/${await api.submitted({ email })}/decisions`;
  await api.post(path, { decision: 'cancel' }, { token });
  await api.submitted({ email });
  expectProblem(await api.post(path, { decision: 'reset' }, { token }), 409, 'ALREADY_REGISTERED');
});

test('what is not there is 404, what is incomplete is 422 with the field', async ({ api }) => {
  const token = await api.tokenWith('admin');
  for (const path of ['', '/ticket']) {
    expectProblem(await api.get(`${POST}/BMF-27-999999${path}`, { token }), 404, 'NOT_FOUND');
  }
  const decisions = `${POST}/BMF-27-999999/decisions`;
  expectProblem(await api.post(decisions, { decision: 'approve' }, { token }), 404, 'NOT_FOUND');
  const vague = await api.post(decisions, { decision: 'reject' }, { token });
  expectProblem(vague, 422, 'INVALID_INPUT');
  expect(vague.json.errors).toEqual([
    { path: 'reasonCode', code: 'required', message: 'Fill in this field.' },
  ]);
  expectProblem(await api.get(`${POST}?cursor=nowhere`, { token }), 422, 'INVALID_CURSOR');
  const forged = Buffer.from(`2027-01-01T00:00:00.000Z|${'-'.repeat(36)}`).toString('base64url');
  expectProblem(await api.get(`${POST}?cursor=${forged}`, { token }), 422, 'INVALID_CURSOR');
  const reading = { code: '1', gate: 'Z9', direction: 'entry', scannedAt: '2027-08-27T09:00:00+03:00' };
  expectProblem(await api.post('/api/v1/scans', { id: newId(), ...reading }, { token }), 422, 'UNKNOWN_GATE');
});

test('an unknown code goes to the help desk, and the reading is kept', async ({ api }) => {
  const token = await api.tokenWith('gate');
  const reading = { id: newId(), code: 'no such code', gate: 'N1', direction: 'entry' };
  const reply = await api.post(
    '/api/v1/scans',
    { ...reading, scannedAt: new Date().toISOString() },
    { token },
  );
  expect(reply.json).toEqual({ verdict: 'help_desk', reason: 'unknown_code' });
});

test('a form of a foreign page is refused; a page of ours and a program are not', async ({ api, server }) => {
  const from = (origin: string) => api.post(POST, rawApplication(), { headers: { origin } });
  expectProblem(await from('https://elsewhere.example'), 403, 'ORIGIN_NOT_ALLOWED');
  expectProblem(await from('null'), 403, 'ORIGIN_NOT_ALLOWED');
  expect((await from(server.url)).status).toBe(201);
});

test('the language of a refusal is the caller’s', async ({ api }) => {
  const headers = { 'accept-language': 'ru-RU,ru;q=0.9,en;q=0.5' };
  const reply = await api.post(POST, rawApplication({ email: 'nobody' }), { headers });
  expectProblem(reply, 422, 'INVALID_INPUT');
  expect(reply.headers.get('content-language')).toBe('ru');
  expect(reply.json.errors[0].message).toMatch(/адрес/i);
});

test('a network that submits too fast waits; a token that may write does not; other networks do not notice', async () => {
  const clone = await cloneDatabase();
  const server = await startServer(clone.url, { TRUSTED_PROXIES: '127.0.0.1' });
  const database = openDatabase(clone.url);
  try {
    const api = openApi(server.url, database);
    await api.settings({ registrationsPerMinute: 3 });
    const from = (address: string, token?: string) =>
      api.post(POST, rawApplication(), { token, headers: { 'x-forwarded-for': address } });
    for (let count = 0; count < 3; count++) expect((await from('192.0.2.1')).status).toBe(201);
    const refused = await from('192.0.2.1');
    expectProblem(refused, 429, 'TOO_MANY_REQUESTS');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect((await from('192.0.2.2')).status).toBe(201);
    expect((await from('192.0.2.1', await api.tokenWith('registrations:write'))).status).toBe(201);
    expectProblem(await from('192.0.2.1', await api.tokenWith('gate')), 429, 'TOO_MANY_REQUESTS');
    for (let count = 0; count < 120; count++) await api.get('/api/v1/stats', { token: 'guess' });
    expectProblem(await api.get('/api/v1/stats', { token: 'guess' }), 429, 'TOO_MANY_REQUESTS');
  } finally {
    await server.stop();
    await database.close();
    await clone.drop();
  }
});
