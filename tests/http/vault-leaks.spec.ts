import { sql } from 'drizzle-orm';
import { FILE_FIELDS, VAULT_FIELDS, type VaultField } from '@/db/schema';
import { saveDocument, saveVisa } from '@/lib/completion/commands';
import { findByDocument } from '@/lib/completion/finding';
import { documentInput, visaInput } from '@/lib/completion/input';
import { ROLES } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { openFile } from '@/lib/file/queries';
import { fileStore } from '@/lib/file/store';
import { ticketOfReference } from '@/lib/registration/queries';
import { reveal } from '@/lib/registration/revealing';
import { decide } from '@/lib/review/commands';
import { openApi } from '../support/api';
import { expect, test } from '../support/own-site';
import { application, delegate, organiser } from '../support/people';
import { fromTelephone } from '../support/pictures';
import { signIn } from '../support/sessions';

const MARK = 'VAULTMARK';
const AGREES = { personalData: true, terms: true, photoIdentification: true };
const SAID = { accessNeeds: `${MARK} wheelchair`, diet: `${MARK} halal` };
const BORN = '1987-06-05';
/** A day carries no mark: it is looked for as it is kept and as it is read. */
const MARKS = [MARK, BORN, '5 June 1987', '5\u00a0June\u00a01987', '5 июня 1987', '5\u00a0июня\u00a01987'];
const DOCUMENT = {
  type: 'passport',
  number: `${MARK}4321`,
  issuingCountry: 'CN',
  expiresOn: '2051-05-30',
  sex: 'X',
  birthDate: BORN,
};
const VISA = {
  need: 'invitation',
  birthPlace: `${MARK} Harbin`,
  birthCountry: 'CN',
  residenceAddress: `${MARK} Zhongyang Street`,
  employerAddress: `${MARK} City Hall`,
  consulateCity: `${MARK} Shenyang`,
  entryOn: '2027-08-25',
  exitOn: '2027-08-30',
  cities: `${MARK} Moscow`,
};

/** Everything that a session reaches by following links from these pages, as text. */
async function crawl(base: string, session: string, starts: string[]): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  const waiting = [...starts];
  while (waiting.length > 0 && seen.size < MOST_PAGES) {
    const path = waiting.shift() ?? '';
    if (seen.has(path)) continue;
    const answer = await fetch(new URL(path, base), {
      headers: { cookie: `next-auth.session-token=${session}` },
    });
    expect(answer.status, path).toBeLessThan(500);
    const text = Buffer.from(await answer.arrayBuffer()).toString('latin1');
    seen.set(path, text);
    for (const [, href = ''] of text.matchAll(/href="(\/[^"#]*)"/g))
      if (!/^\/(_next|api\/auth)/.test(href)) waiting.push(href.replaceAll('&amp;', '&'));
  }
  return seen;
}
const MOST_PAGES = 120;

test('what was told in confidence is in no page, answer, file, letter or log, and not in the files of the database', async ({
  house,
  database,
  server,
}) => {
  test.setTimeout(240_000);
  const applicant = application({ ...SAID, locale: 'en', consents: AGREES });
  const { reference } = await house.submit(applicant, undefined, new Date());
  const scope = house.scope(organiser, new Date());
  expectOk(await decide(scope, reference, { decision: 'approve' }));
  const owner = house.scope(delegate(applicant.email), new Date());
  expectOk(await saveDocument(owner, documentInput.parse({ ...DOCUMENT, reference })));
  expectOk(await saveVisa(owner, visaInput.parse({ ...VISA, reference })));
  // Somebody else looks at it right now: that is for nobody but who asked.
  const show = async (field: VaultField) =>
    expectOk(await reveal(scope, { reference, field, reason: 'Meals and papers' }));
  const isFile = (field: VaultField) => FILE_FIELDS.some((one) => one === field);
  for (const field of VAULT_FIELDS.filter((one) => !isFile(one))) await show(field);
  expectOk(await findByDocument(scope, { number: DOCUMENT.number }));

  // A photo whose camera, and whose sender, say more than they should.
  const sender = await signIn(database, applicant.email, []);
  const form = new FormData();
  form.set('photo', new Blob([new Uint8Array(await fromTelephone(MARK))]), `${MARK}.jpg`);
  const given = await fetch(`${server.url}/en/me/complete/photo.jpg`, {
    method: 'POST',
    body: form,
    headers: {
      cookie: `next-auth.session-token=${sender.cookie.value}`,
      origin: server.url,
      accept: 'application/json',
    },
  });
  expect(given.status).toBe(200);
  const paper = new FormData();
  const document = `%PDF-1.4\n1 0 obj<</Type/Catalog/Title(${MARK})>>endobj\n%%EOF\n`;
  paper.set('scan', new Blob([document], { type: 'application/pdf' }), `${MARK}.pdf`);
  const taken = await fetch(`${server.url}/en/me/complete/scan.file`, {
    method: 'POST',
    body: paper,
    redirect: 'manual',
    headers: { cookie: `next-auth.session-token=${sender.cookie.value}`, origin: server.url },
  });
  expect(taken.headers.get('location')).toMatch(/\?scan=saved/);
  for (const field of FILE_FIELDS) await show(field);

  const found: string[] = [];
  const look = (where: string, text: string) =>
    MARKS.some((mark) => text.includes(mark)) && found.push(where);
  const visited: number[] = [];
  for (const role of ROLES) {
    const { cookie } = await signIn(database, `${role}.leaks@people.example.org`, [role]);
    const starts = ['/admin', `/admin/registrations/${reference}`, '/admin/registrations/rows', '/gate'];
    const pages = await crawl(server.url, cookie.value, starts);
    visited.push(pages.size);
    for (const [path, text] of pages) look(`${role}: ${path}`, text);
  }
  // The organiser's desk at least is walked through, and not only its first page.
  expect(Math.max(...visited)).toBeGreaterThan(40);

  const api = openApi(server.url, database);
  const token = await api.tokenWith('admin');
  const { code } = expectOk(await ticketOfReference(scope, reference));
  const { paths } = (await api.get('/api/v1/openapi.json')).json;
  const reads = Object.keys(paths).filter((path) => paths[path].get);
  expect(reads.length).toBeGreaterThan(5);
  for (const path of reads)
    look(path, (await api.get(path.replace('{reference}', reference), { token })).text);
  const scan = { id: crypto.randomUUID(), code, gate: 'N1', direction: 'entry', scannedAt: new Date() };
  look('scan', (await api.post('/api/v1/scans', scan, { token })).text);

  const { cookie } = await signIn(database, 'export.leaks@people.example.org', ['organiser']);
  const headers = { cookie: `next-auth.session-token=${cookie.value}`, origin: server.url };
  const chosen = await (await fetch(`${server.url}/admin/registrations/export`, { headers })).text();
  const columns = [...chosen.matchAll(/name="columns"[^>]*value="([^"]+)"/g)].map(
    ([, column = '']) => column,
  );
  expect(columns.length).toBeGreaterThan(10);
  const asked = new URLSearchParams([['format', 'csv'], ...columns.map((column) => ['columns', column])]);
  const file = await fetch(`${server.url}/admin/registrations/export/file`, {
    method: 'POST',
    headers,
    body: asked,
  });
  expect(file.status).toBe(200);
  look('export', await file.text());

  const { id } = await house.row(reference);
  for (const kind of ['original', 'photo', 'thumbnail'] as const)
    look(`the ${kind} itself`, (await openFile(house, id, kind))?.bytes.toString('latin1') ?? MARK);
  let lying = 0;
  for await (const { name } of fileStore().list()) {
    look(`file ${name}`, `${name} ${(await fileStore().open(name))?.toString('latin1')}`);
    lying += 1;
  }
  expect(lying).toBeGreaterThan(1);

  for (const { kind, letter } of await house.mails()) look(`letter ${kind}`, JSON.stringify(letter));
  look('log', server.logs());
  const { rows: tables } = await house.db.execute<{ name: string }>(
    sql`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  expect(tables.length).toBeGreaterThan(30);
  const hex = MARKS.map((mark) => Buffer.from(mark).toString('hex'));
  for (const { name } of tables) {
    const { rows } = await house.db.execute<{ text: string | null }>(
      sql`SELECT string_agg(one::text, ' ') AS text FROM ${sql.raw(name)} AS one`,
    );
    const text = rows[0]?.text ?? '';
    if ([...MARKS, ...hex].some((mark) => text.includes(mark))) found.push(`table ${name}`);
  }
  expect(found).toEqual([]);

  // The search itself finds what is there: its owner reads it.
  const mine = await crawl(server.url, sender.cookie.value, ['/en/me']);
  expect([...mine].filter(([, text]) => text.includes(MARK)).map(([path]) => path)).toContain('/en/me');
});
