import { newId } from '@/lib/core/id';
import { expect, expectProblem, test } from '../support/api';
import { rawApplication } from '../support/people';

test('from the application through approval to the gate, and the numbers move along', async ({ api }) => {
  const token = await api.tokenWith('registrations:read', 'review', 'gate');
  const before = (await api.get('/api/v1/stats', { token })).json;
  const posted = await api.post(
    '/api/v1/registrations',
    rawApplication({ nameNative: '李娜', territory: 'Harbin', diet: 'halal' }),
  );
  expect(posted.status).toBe(201);
  expect(posted.json).toEqual({ reference: expect.stringMatching(/^BMF-27-\d{6}$/), status: 'submitted' });
  const path = `/api/v1/registrations/${posted.json.reference}`;

  expectProblem(await api.get(`${path}/ticket`, { token }), 404, 'NO_TICKET');
  const decided = await api.post(`${path}/decisions`, { decision: 'approve' }, { token });
  expect([decided.status, decided.json]).toEqual([
    200,
    { reference: posted.json.reference, status: 'approved' },
  ]);
  const again = await api.post(`${path}/decisions`, { decision: 'approve' }, { token });
  expectProblem(again, 409, 'STATE_CHANGED');
  expect(again.json.state).toBe('approved');

  const ticket = (await api.get(`${path}/ticket`, { token })).json;
  expect(ticket).toEqual({ code: expect.stringMatching(/^\d{22}$/), status: 'active' });
  const reading = {
    id: newId(),
    code: ticket.code,
    gate: 'N2',
    direction: 'entry',
    scannedAt: new Date().toISOString(),
  };
  const admitted = (await api.post('/api/v1/scans', reading, { token })).json;
  expect(admitted).toEqual({
    verdict: 'admit',
    reason: 'welcome',
    person: {
      reference: posted.json.reference,
      nameLatin: 'Na Li',
      nameNative: '李娜',
      category: 'DEL',
      delegation: 'Harbin',
      country: 'CN',
    },
  });
  expect((await api.post('/api/v1/scans', reading, { token })).json).toEqual(admitted);
  const second = (await api.post('/api/v1/scans', { ...reading, id: newId() }, { token })).json;
  expect(second).toMatchObject({
    verdict: 'help_desk',
    reason: 'already_in',
    firstScan: { at: reading.scannedAt, gate: 'N2' },
  });

  const record = (await api.get(path, { token })).json;
  expect(record).toMatchObject({ status: 'approved', possibleDecisions: ['cancel', 'reset'] });
  expect(record.history.map(({ to }: { to: string }) => to).filter(Boolean)).toEqual([
    'submitted',
    'approved',
  ]);
  expect(record.decisions).toMatchObject([{ decision: 'approve', from: 'submitted', to: 'approved' }]);
  // What is sealed, and what is only for searching, stays inside.
  for (const hidden of ['halal', 'emailKey', 'searchText', 'sealed', '"id"']) {
    expect(JSON.stringify(record)).not.toContain(hidden);
  }

  const after = (await api.get('/api/v1/stats', { token })).json;
  const moved = (key: string) => after.tiles[key] - before.tiles[key];
  expect(['applications', 'approved', 'international', 'checkedIn'].map(moved)).toEqual([1, 1, 1, 1]);
});

test('what the statistics count is what the list shows', async ({ api }) => {
  const token = await api.tokenWith('registrations:read');
  await api.submitted({ countryRepresented: 'BR' });
  const { tiles } = (await api.get('/api/v1/stats', { token })).json;
  const totalOf = async (query: string) =>
    (await api.get(`/api/v1/registrations?limit=1&${query}`, { token })).json.total;
  expect(await totalOf('')).toBe(tiles.applications);
  expect(await totalOf('status=approved')).toBe(tiles.approved);
  expect(await totalOf('pool=international&seat=held')).toBe(tiles.international);
  expect(await totalOf('presence=checked_in')).toBe(tiles.checkedIn);
});

test('the list narrows by state, category, country and text, and its pages meet without gap or repeat', async ({
  api,
}) => {
  const token = await api.tokenWith('registrations:read');
  const mark = `Zyx${newId().slice(-6).replace(/\d/g, 'q')}`;
  const references: string[] = [];
  for (const country of ['BR', 'IN', 'BR', 'ZA', 'BR']) {
    references.push(await api.submitted({ countryRepresented: country, organisation: `${mark} Council` }));
  }
  const list = async (query: string) => (await api.get(`/api/v1/registrations?${query}`, { token })).json;
  const found = await list(`q=${mark}`);
  expect(found.items.map(({ reference }: { reference: string }) => reference)).toEqual(references);
  expect((await list(`q=${mark}&country=BR`)).total).toBe(3);
  expect((await list(`q=${mark}&country=BR&category=MED`)).total).toBe(0);
  expect((await list(`q=${mark}&status=submitted`)).total).toBe(5);
  const paged: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await list(`q=${mark}&limit=2${cursor ? `&cursor=${cursor}` : ''}`);
    expect(page.total).toBe(5);
    paged.push(...page.items.map(({ reference }: { reference: string }) => reference));
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(references);
});

test('a token that may write brings a confirmed address; a stranger and any other token do not', async ({
  api,
}) => {
  const reader = await api.tokenWith('registrations:read');
  const confirmedBy = async (token: string | undefined) => {
    const reply = await api.post('/api/v1/registrations', rawApplication(), { token });
    expect(reply.status).toBe(201);
    const record = await api.get(`/api/v1/registrations/${reply.json.reference}`, { token: reader });
    return record.json.emailConfirmedAt !== null;
  };
  expect(await confirmedBy(await api.tokenWith('registrations:write'))).toBe(true);
  expect(await confirmedBy(await api.tokenWith('gate'))).toBe(false);
  expect(await confirmedBy(undefined)).toBe(false);
});

test('many decisions at once: one failure never undoes the others', async ({ api }) => {
  const token = await api.tokenWith('review');
  const [first, second, third] = [await api.submitted(), await api.submitted(), await api.submitted()];
  await api.post(`/api/v1/registrations/${second}/decisions`, { decision: 'cancel' }, { token });
  const references = [first, second, 'BMF-27-000000', '\u0000', third];
  const reply = await api.post('/api/v1/decisions', { references, decision: 'approve' }, { token });
  expect(reply.status).toBe(200);
  expect(reply.json).toEqual({
    done: [first, third],
    skipped: [
      { reference: second, code: 'STATE_CHANGED' },
      { reference: 'BMF-27-000000', code: 'NOT_FOUND' },
      { reference: '\u0000', code: 'NOT_FOUND' },
    ],
  });
});
