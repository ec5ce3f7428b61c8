import { newId } from '@/lib/core/id';
import { expect, expectProblem, type Reply, test } from '../support/api';
import { rawApplication } from '../support/people';

const POST = '/api/v1/registrations';
const faultsOf = (reply: Reply) =>
  reply.json.errors.map(({ path, code }: { path: string; code: string }) => `${path}: ${code}`);

test('a body that is not JSON in UTF-8 is 400', async ({ api }) => {
  const bodies = ['', '{', 'null,', '{"a":1}}', "{'a':1}", new Uint8Array([0x22, 0xff, 0xfe, 0x22])];
  for (const body of bodies) expectProblem(await api.post(POST, body), 400, 'MALFORMED_JSON');
});

test('a body that is not announced as JSON is 415', async ({ api }) => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', '']) {
    const reply = await api.post(POST, '{}', { headers: { 'content-type': type } });
    expectProblem(reply, 415, 'UNSUPPORTED_MEDIA_TYPE');
  }
  const charset = { headers: { 'content-type': 'application/json; charset=utf-8' } };
  expect((await api.post(POST, rawApplication(), charset)).status).toBe(201);
});

test('a body that is too large is 413, with and without a length', async ({ api, server }) => {
  for (const bytes of [300_000, 5_000_000]) {
    const body = JSON.stringify({ ...rawApplication(), position: 'x'.repeat(bytes) });
    const reply = await api.post(POST, body);
    expect([reply.status, reply.json.code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    expect(reply.headers.get('content-type')).toBe('application/problem+json');
    const streamed = await fetch(new URL(POST, server.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Blob([body]).stream(),
      duplex: 'half',
    } as RequestInit).then(
      ({ status }) => status,
      // The server hangs up on who goes on sending.
      () => 413,
    );
    expect(streamed).toBe(413);
  }
});

test('every faulty field is named at once', async ({ api }) => {
  const reply = await api.post(POST, {
    ...rawApplication({ email: 'ana(at)example', phone: '12', citizenship: 'Russia', tracks: 'transport' }),
    nameLatin: { given: 'Анна' },
    consents: { personalData: true, terms: false },
  });
  expectProblem(reply, 422, 'INVALID_INPUT');
  expect(faultsOf(reply).sort()).toEqual([
    'citizenship: invalid_country',
    'consents.terms: consent_required',
    'email: invalid_email',
    'nameLatin.given: name_not_latin',
    'phone: invalid_phone',
    'tracks: invalid',
  ]);
  for (const { message } of reply.json.errors) expect(message).toMatch(/^[A-Z].*\.$/);
});

test('bodies that are JSON but no application are 422', async ({ api }) => {
  for (const body of ['null', '[]', '"text"', '1', 'true', '{}']) {
    expectProblem(await api.post(POST, body), 422, 'INVALID_INPUT');
  }
});

test('names of every kind pass and come back as they were written', async ({ api }) => {
  const token = await api.tokenWith('registrations:read');
  const people = [
    { nameLatin: { given: 'U' }, nameNative: 'ဦး' },
    { nameLatin: { given: 'Suharto' }, nameNative: 'سوهارتو' },
    { nameLatin: { surname: 'de la Cruz y García', given: 'José María' }, nameNative: 'é'.repeat(150) },
    { nameLatin: { surname: "O'Neill-Mc DONALD", given: 'x' }, nameNative: '李' },
  ];
  for (const person of people) {
    const reference = await api.submitted(person);
    const { nameLatin, nameNative } = (await api.get(`${POST}/${reference}`, { token })).json;
    expect(nameLatin).toMatchObject({ surname: null, ...person.nameLatin });
    expect(nameNative).toBe(person.nameNative);
  }
});

test('a Russian 8 after the country code is understood, and capitals in the address do not matter', async ({
  api,
}) => {
  const token = await api.tokenWith('registrations:read');
  const reference = await api.submitted({ phone: '+7 8 912 345-67-89', email: `BIG-${newId()}@EXAMPLE.ORG` });
  const record = (await api.get(`${POST}/${reference}`, { token })).json;
  expect(record.phone).toBe('+79123456789');
  expect(record.email).toMatch(/^BIG-.*@EXAMPLE\.ORG$/);
});

const FIELDS = [
  ['category', '\u0000'],
  ['territory', 'Har\u0000bin'],
  ['organisation', 'half \ud83d'],
  ['position', '\udc00 half'],
  ['nameNative', '\u0000李'],
  ['badgeName', '\u202egnp'],
  ['email', 'a\u0000@example.org'],
  ['phone', '\u0000'],
  ['diet', 'ha\u0007lal'],
  ['accessNeeds', '\ud800'],
  ['delegation', '\u0000'],
  ['invitationCode', '\u0000A'],
  ['honorific', '\u0001'],
] as const;
test('NUL, control characters and halves of characters are refused at the field', async ({ api }) => {
  for (const [field, value] of FIELDS) {
    const reply = await api.post(POST, rawApplication({ [field]: value }));
    expectProblem(reply, 422, 'INVALID_INPUT');
    expect(faultsOf(reply).join(), field).toContain(field);
  }
});

test('the same in notes, references, gates, codes and questions never breaks anything', async ({ api }) => {
  const token = await api.tokenWith('admin');
  const reference = await api.submitted();
  const decide = { decision: 'request_info', note: 'half \ud83d' };
  for (const note of [decide.note, 'nul \u0000']) {
    const reply = await api.post(`${POST}/${reference}/decisions`, { ...decide, note }, { token });
    expectProblem(reply, 422, 'INVALID_INPUT');
  }
  for (const path of ['%00', 'a%00b', '%F0%9F%98%80', '%27%3B--', 'x'.repeat(3000)]) {
    expectProblem(await api.get(`${POST}/${path}`, { token }), 404, 'NOT_FOUND');
    expectProblem(
      await api.post(`${POST}/${path}/decisions`, { decision: 'approve' }, { token }),
      404,
      'NOT_FOUND',
    );
  }
  for (const path of ['%', '%E0%A4%A', '%ED%A0%80', '%FF']) {
    expect((await api.get(`${POST}/${path}`, { token })).status).toBe(404);
  }
  for (const q of ['%00', '%ED%A0%80', '%25_%5C', "'--", '%F0%9F%98%80', 'x'.repeat(100)]) {
    expect((await api.get(`${POST}?q=${q}`, { token })).status).toBe(200);
  }
  const reading = { id: newId(), direction: 'entry', scannedAt: '2027-08-27T09:00:00Z' };
  const scan = (own: object) => api.post('/api/v1/scans', { ...reading, ...own }, { token });
  expectProblem(await scan({ code: '1', gate: 'N\u00001' }), 422, 'INVALID_INPUT');
  expect((await scan({ code: '\u0000\ud800', gate: 'N1' })).status).toBe(200);
  const never = ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59-23:59', '2027-02-30T00:00:00Z'];
  for (const scannedAt of [...never, 'yesterday', '2027-08-27T09:00:00', 1, null]) {
    expectProblem(await scan({ code: '1', gate: 'N1', scannedAt }), 422, 'INVALID_INPUT');
  }
});

test('huge arrays and deep nesting are refused in few words', async ({ api }) => {
  const token = await api.tokenWith('review');
  const wide = await api.post(POST, rawApplication({ tracks: Array(50_000).fill('') }));
  expectProblem(wide, 422, 'INVALID_INPUT');
  expect(wide.text.length).toBeLessThan(10_000);
  const references = Array.from({ length: 1001 }, (_, at) => `R-${at}`);
  const many = await api.post('/api/v1/decisions', { references, decision: 'approve' }, { token });
  expectProblem(many, 422, 'INVALID_INPUT');
  expect(faultsOf(many)).toEqual(['references: too_many']);
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  for (const body of [deep, `{"tracks":${deep}}`]) {
    expectProblem(await api.post(POST, body, { key: newId() }), 422, 'INVALID_INPUT');
  }
});

test('a key that is too long is refused, and odd queries are 422', async ({ api }) => {
  const token = await api.tokenWith('registrations:read');
  const reply = await api.post(POST, rawApplication(), { key: 'k'.repeat(201) });
  expectProblem(reply, 422, 'INVALID_INPUT');
  expect(faultsOf(reply)).toEqual(['Idempotency-Key: too_long']);
  for (const query of ['limit=0', 'limit=201', 'limit=many', 'status=lost', 'country=China', 'category=d']) {
    expectProblem(await api.get(`${POST}?${query}`, { token }), 422, 'INVALID_INPUT');
  }
});
