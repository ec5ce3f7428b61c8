import { CALLS } from '@/app/api/v1/_calls/all';
import { expect, expectProblem, test } from '../support/api';

const PATHS = [...new Set(CALLS.map(({ path }) => path))];

test('addresses that are none answer 404 as a problem, whatever the method', async ({ api }) => {
  for (const path of ['/api/v1', '/api/v1/unknown', '/api/v2/forum', '/api/v1/forum/more/still']) {
    for (const method of ['GET', 'POST', 'DELETE']) {
      expectProblem(await api.send(method, path), 404, 'UNKNOWN_PATH');
    }
  }
});

test('methods that an address does not answer get 405 with those that it does', async ({ api }) => {
  for (const path of PATHS) {
    const known: string[] = CALLS.filter((call) => call.path === path).map(({ method }) => method);
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((one) => !known.includes(one))) {
      const reply = await api.send(method, path.replace('{reference}', 'R'));
      expectProblem(reply, 405, 'METHOD_NOT_ALLOWED');
      for (const one of known) expect(reply.headers.get('allow')).toContain(one);
    }
    const options = await api.send('OPTIONS', path.replace('{reference}', 'R'));
    expect([options.status, options.headers.get('access-control-allow-origin')]).toEqual([204, null]);
  }
});

test('HEAD answers like GET without a body', async ({ api }) => {
  const head = await api.send('HEAD', '/api/v1/forum');
  expect([head.status, head.text]).toEqual([200, '']);
  expect((await api.send('HEAD', '/api/v1/stats')).status).toBe(401);
  expect((await api.send('HEAD', '/api/v1/scans')).status).toBe(405);
});

test('every answer of the API is dressed as data: not kept, not framed, not guessed at, numbered', async ({
  api,
}) => {
  const replies = [
    await api.get('/api/v1/forum'),
    await api.get('/api/v1/stats'),
    await api.get('/api/v1/unknown'),
    await api.post('/api/v1/registrations', {}),
    await api.send('OPTIONS', '/api/v1/forum'),
  ];
  for (const { headers } of replies) {
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('set-cookie')).toBeNull();
  }
  const [one, other] = replies.map(({ headers }) => headers.get('x-request-id'));
  expect(one).toMatch(/^[\w-]{8,64}$/);
  expect(one).not.toBe(other);
});

test('a request number is not taken from a stranger', async ({ api }) => {
  const reply = await api.get('/api/v1/forum', { headers: { 'x-request-id': 'chosen-by-a-stranger' } });
  expect(reply.headers.get('x-request-id')).not.toBe('chosen-by-a-stranger');
});

test('the logs know routes and codes, and nobody’s name', async ({ api, server }) => {
  await api.submitted({ organisation: 'Secret Council of Elsewhere', email: 'hidden@example.org' });
  for (const personal of ['Secret Council', 'hidden@example.org']) {
    expect(server.logs()).not.toContain(personal);
  }
});
