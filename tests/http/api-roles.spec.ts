import { CALLS } from '@/app/api/v1/_calls/all';
import { TOKEN_SCOPES, type TokenScope } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { expect, expectProblem, test } from '../support/api';

/** What each call of the contract needs; written out again here, so that a slip in the calls is seen. */
const NEEDS: Record<string, TokenScope | undefined> = {
  'GET /api/v1/forum': undefined,
  'POST /api/v1/registrations': undefined,
  'GET /api/v1/registrations': 'registrations:read',
  'GET /api/v1/registrations/{reference}': 'registrations:read',
  'POST /api/v1/registrations/{reference}/decisions': 'review',
  'POST /api/v1/decisions': 'review',
  'GET /api/v1/registrations/{reference}/ticket': 'registrations:read',
  'POST /api/v1/registrations/{reference}/ticket': 'review',
  'POST /api/v1/bounces': 'registrations:write',
  'POST /api/v1/scans': 'gate',
  'POST /api/v1/scans/batch': 'gate',
  'GET /api/v1/roster': 'gate',
  'GET /api/v1/stats': 'registrations:read',
  'GET /api/health/live': undefined,
  'GET /api/health/ready': undefined,
  'GET /api/metrics': 'admin',
};
const GUARDED = Object.entries(NEEDS).filter(([, scope]) => scope !== undefined);

const parts = (call: string) => {
  const [method = '', path = ''] = call.split(' ');
  return { method, path: path.replace('{reference}', 'BMF-27-000000') };
};
// What is wrong with it does not matter: who may not call learns nothing about the body.
const bodyFor = (method: string) => (method === 'POST' ? { body: {} } : {});

test('the matrix knows every call that there is', () => {
  expect(CALLS.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(Object.keys(NEEDS).sort());
});

test('without a token, with an unknown one and with a revoked one, every guarded call answers 401', async ({
  api,
}) => {
  const revoked = await api.revokedToken(...TOKEN_SCOPES);
  for (const [call] of GUARDED) {
    const { method, path } = parts(call);
    for (const token of [undefined, 'forum_unknown', revoked]) {
      const reply = await api.send(method, path, { token, ...bodyFor(method) });
      expectProblem(reply, 401, 'NOT_SIGNED_IN');
      expect(reply.headers.get('www-authenticate')).toBe('Bearer');
    }
  }
});

for (const scope of TOKEN_SCOPES) {
  test(`a token of scope ${scope} opens its own calls and no other`, async ({ api }) => {
    const token = await api.tokenWith(scope);
    for (const [call, needed] of GUARDED) {
      const { method, path } = parts(call);
      const reply = await api.send(method, path, { token, ...bodyFor(method) });
      if (scope === needed || scope === 'admin') {
        expect([200, 404, 422], `${call}: ${reply.text}`).toContain(reply.status);
      } else {
        expectProblem(reply, 403, 'NOT_ALLOWED');
        expect(reply.headers.get('www-authenticate')).toContain(`scope="${needed}"`);
      }
    }
  });
}

test('public calls take no token, and refuse a wrong one', async ({ api }) => {
  for (const path of ['/api/v1/forum', '/api/v1/openapi.json', '/api/health/live', '/api/health/ready']) {
    expect((await api.get(path)).status).toBe(200);
    expectProblem(await api.get(path, { token: 'forum_unknown' }), 401, 'NOT_SIGNED_IN');
  }
  expectProblem(
    await api.get('/api/v1/forum', { headers: { authorization: 'Basic YTpi' } }),
    401,
    'NOT_SIGNED_IN',
  );
});

test('several scopes on one token add up', async ({ api }) => {
  const token = await api.tokenWith('gate', 'review');
  expectProblem(await api.post('/api/v1/scans', {}, { token }), 422, 'INVALID_INPUT');
  expectProblem(await api.post('/api/v1/decisions', {}, { token }), 422, 'INVALID_INPUT');
  expectProblem(await api.get('/api/v1/stats', { token }), 403, 'NOT_ALLOWED');
});

test('a cookie has no power over the API, whatever it says', async ({ api }) => {
  const cookie = `next-auth.session-token=${newId()}; __Host-next-auth.session-token=${newId()}`;
  expectProblem(await api.get('/api/v1/stats', { headers: { cookie } }), 401, 'NOT_SIGNED_IN');
});
