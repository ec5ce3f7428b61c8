import { expect, expectProblem, openApi } from '../support/api';
import { test } from '../support/own-site';
import { rawApplication } from '../support/people';
import { solve } from '../support/proof-of-work';

test('in a flood a program solves the task that its refusal brings; each counts once, and a token needs none', async ({
  server,
  database,
}) => {
  const api = openApi(server.url, database);
  const apply = (own: { token?: string; headers?: Record<string, string> } = {}) =>
    api.post('/api/v1/registrations', rawApplication({ email: `${crypto.randomUUID()}@example.org` }), own);
  const token = await api.tokenWith('registrations:write');
  await api.settings({ shield: 'on' });
  const refused = await apply();
  expectProblem(refused, 403, 'PROOF_NEEDED');
  expect(refused.json.header).toBe('proof-of-work');
  const headers = { [refused.json.header]: await solve(refused.json.task) };
  expect((await apply({ headers })).status).toBe(201);
  expectProblem(await apply({ headers }), 403, 'PROOF_NEEDED');
  expect((await apply({ token })).status).toBe(201);
});
