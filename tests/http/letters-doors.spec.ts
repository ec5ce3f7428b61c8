import type { Role } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { issueLetter } from '@/lib/letter/commands';
import { LIMITS } from '@/lib/limit/rules';
import { messagesOf } from '@/messages/load';
import { ticketHolder } from '../support/gate';
import { openHouse } from '../support/house';
import { organiser } from '../support/people';
import { signIn } from '../support/sessions';
import { expect, test } from '../support/web';

const WHO: { roles: Role[]; opens: number; list: number }[] = [
  { roles: [], opens: 404, list: 403 },
  { roles: ['gate'], opens: 404, list: 403 },
  { roles: ['viewer'], opens: 404, list: 403 },
  { roles: ['reviewer'], opens: 200, list: 403 },
  { roles: ['organiser'], opens: 200, list: 200 },
];

test('a letter is opened by who may issue it, the file of all by organisers, and to nobody else it is not there', async ({
  request,
  database,
  baseURL,
}) => {
  const house = openHouse(database, () => new Date());
  const { reference } = await ticketHolder(house);
  const { id } = expectOk(await issueLetter(house.scope(organiser), { reference, kind: 'participation' }));
  const file = `/admin/letters/${id}/file`;
  const origin = baseURL ?? '';
  for (const { roles, opens, list } of WHO) {
    const { cookie } = await signIn(database, `${roles[0] ?? 'nobody'}.letters@people.example.org`, roles);
    const headers = { cookie: `next-auth.session-token=${cookie.value}`, origin };
    const opened = await request.post(file, { headers, form: { language: 'en' } });
    expect([roles[0], opened.status()]).toEqual([roles[0], opens]);
    expect((await request.get('/admin/letters/letters.csv', { headers })).status()).toBe(list);
    const foreign = { ...headers, origin: 'https://elsewhere.example' };
    expect((await request.post(file, { headers: foreign, form: {} })).status()).toBe(403);
  }
  const nobody = await request.post(file, { headers: { origin }, form: {}, maxRedirects: 0 });
  expect(nobody.headers().location).toMatch(/^\/sign-in\?next=/);
  const own = await request.get(`/en/me/letters/${id}`, { maxRedirects: 0 });
  expect(own.headers().location).toMatch(/^\/sign-in\?next=/);
});

test('whoever tries codes is stopped after some, and is told to wait', async ({ request }) => {
  const { unknown } = messagesOf('en').public.verify;
  for (let nth = 0; nth < LIMITS.letterByNetwork.points; nth += 1) {
    const answer = await request.get(`/en/verify/${String(nth).padStart(22, '0')}`);
    if (nth === 0) expect(await answer.text()).toContain(unknown);
  }
  const stopped = await (await request.get('/en/verify/1'.padEnd(34, '1'))).text();
  expect(stopped).not.toContain(unknown);
  expect(stopped).toContain(messagesOf('en').refusals.TOO_MANY_REQUESTS);
});
