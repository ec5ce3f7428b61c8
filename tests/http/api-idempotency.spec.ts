import { newId } from '@/lib/core/id';
import { expect, expectProblem, type Reply, test } from '../support/api';
import { rawApplication } from '../support/people';

const POST = '/api/v1/registrations';
const differing = (replies: Reply[]) => new Set(replies.map(({ status, text }) => `${status} ${text}`)).size;

test('the same key and body get the same answer, and one registration', async ({ api }) => {
  const [body, key] = [rawApplication(), newId()];
  const first = await api.post(POST, body, { key });
  expect(first.status).toBe(201);
  const again = await api.post(POST, body, { key });
  expect([again.status, again.text]).toEqual([first.status, first.text]);
});

test('the same key and another body are refused', async ({ api }) => {
  const key = newId();
  await api.post(POST, rawApplication(), { key });
  expectProblem(await api.post(POST, rawApplication(), { key }), 422, 'IDEMPOTENCY_KEY_REUSED');
});

test('twenty at once with one key are one registration and one answer', async ({ api }) => {
  const token = await api.tokenWith('registrations:read');
  const email = `parallel-${newId()}@example.org`;
  const [body, key] = [rawApplication({ email }), newId()];
  const replies = await Promise.all(Array.from({ length: 20 }, () => api.post(POST, body, { key })));
  expect(differing(replies)).toBe(1);
  expect(replies[0]?.status).toBe(201);
  expect((await api.get(`${POST}?q=${email}`, { token })).json.total).toBe(1);
});

test('twenty at once without a key are one registration; the others learn that it exists', async ({
  api,
}) => {
  const body = rawApplication();
  const replies = await Promise.all(Array.from({ length: 20 }, () => api.post(POST, body)));
  expect(replies.filter(({ status }) => status === 201).length).toBe(1);
  for (const reply of replies.filter(({ status }) => status !== 201)) {
    expectProblem(reply, 409, 'ALREADY_REGISTERED');
  }
});

test('a refused write leaves its key free', async ({ api }) => {
  const key = newId();
  expectProblem(await api.post(POST, rawApplication({ email: 'no' }), { key }), 422, 'INVALID_INPUT');
  expect((await api.post(POST, rawApplication(), { key })).status).toBe(201);
});

test('a key belongs to its caller and to its call', async ({ api }) => {
  const [one, other] = [await api.tokenWith('review'), await api.tokenWith('review')];
  const [first, second] = [await api.submitted(), await api.submitted()];
  const key = newId();
  const approve = (reference: string, token: string) =>
    api.post(`${POST}/${reference}/decisions`, { decision: 'approve' }, { token, key });
  expect((await approve(first, one)).status).toBe(200);
  expectProblem(await approve(second, one), 422, 'IDEMPOTENCY_KEY_REUSED');
  expect((await approve(second, other)).status).toBe(200);
});

test('a decision repeated with its key answers as before, and without it learns the state', async ({
  api,
}) => {
  const token = await api.tokenWith('review');
  const path = `${POST}/${await api.submitted()}/decisions`;
  const key = newId();
  const replies = await Promise.all(
    Array.from({ length: 8 }, () => api.post(path, { decision: 'approve' }, { token, key })),
  );
  expect(differing(replies)).toBe(1);
  expect(replies[0]?.json.status).toBe('approved');
  expectProblem(await api.post(path, { decision: 'approve' }, { token }), 409, 'STATE_CHANGED');
});

test('many decisions sent twice at once are taken once and answered alike', async ({ api }) => {
  const token = await api.tokenWith('review');
  const references = [await api.submitted(), await api.submitted(), await api.submitted()];
  const body = { references, decision: 'approve' };
  const key = newId();
  const replies = await Promise.all(
    Array.from({ length: 5 }, () => api.post('/api/v1/decisions', body, { token, key })),
  );
  expect(differing(replies)).toBe(1);
  expect(replies[0]?.json).toEqual({ done: references, skipped: [] });
  const other = { references: references.slice(1), decision: 'approve' };
  expectProblem(await api.post('/api/v1/decisions', other, { token, key }), 422, 'IDEMPOTENCY_KEY_REUSED');
});

test('ten gates that read one code at once admit one person', async ({ api }) => {
  const token = await api.tokenWith('review', 'gate', 'registrations:read');
  const path = `${POST}/${await api.submitted()}`;
  await api.post(`${path}/decisions`, { decision: 'approve' }, { token });
  const { code } = (await api.get(`${path}/ticket`, { token })).json;
  const reading = { code, gate: 'N1', direction: 'entry', scannedAt: new Date().toISOString() };
  const scan = (id: string) => api.post('/api/v1/scans', { ...reading, id }, { token });
  const replies = await Promise.all(Array.from({ length: 10 }, () => scan(newId())));
  expect(replies.filter(({ json }) => json.verdict === 'admit').length).toBe(1);
  const id = newId();
  expect(differing(await Promise.all(Array.from({ length: 10 }, () => scan(id))))).toBe(1);
});
