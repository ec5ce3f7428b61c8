import { and, eq } from 'drizzle-orm';
import { consent } from '@/db/schema';
import { anonymous } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { leaveNews, leavingToken } from '@/lib/mailing/leaving';
import { expect, type House, test } from '../support/house';
import { agreed, drafting, people, postOffice, starting, workThrough } from '../support/mailings';
import { codeOf } from '../support/outcome';

async function sent(house: House) {
  const [reference = ''] = await people(house, agreed);
  const mailingId = await drafting(house, { kind: 'news' });
  await starting(house, mailingId);
  const office = postOffice();
  await workThrough(house, office);
  const token = office.parcels[0]?.oneClickLink?.split('token=')[1] ?? '';
  return { registrationId: (await house.row(reference)).id, mailingId, token };
}

const newsOf = (house: House, registrationId: string) =>
  house.db
    .select()
    .from(consent)
    .where(and(eq(consent.registrationId, registrationId), eq(consent.purpose, 'news')));

test('the link of a mail of news takes the consent back once, by its own door, and touches no other consent', async ({
  house,
}) => {
  const { registrationId, token } = await sent(house);
  const by = house.scope(anonymous);
  const answers = await Promise.all([leaveNews(by, token), leaveNews(by, token)]);
  expect(answers.map(codeOf)).toEqual(['ok', 'ok']);
  expect(await newsOf(house, registrationId)).toMatchObject([{ withdrawnBy: 'mail' }]);
  const facts = await house.facts(`registration:${registrationId}`);
  expect(facts.filter(({ action }) => action === 'consent.withdrawn')).toMatchObject([
    { actor: 'anonymous', before: { purpose: 'news', version: 1 } },
  ]);
  const others = await house.db
    .select()
    .from(consent)
    .where(and(eq(consent.registrationId, registrationId), eq(consent.purpose, 'terms')));
  expect(others).toMatchObject([{ withdrawnAt: null }]);
});

test('a link that was made up, cut, altered or carried over to somebody else takes nobody’s consent back', async ({
  house,
}) => {
  const { registrationId, mailingId, token } = await sent(house);
  const elsewhere = leavingToken({ mailingId, registrationId: newId() });
  const altered = `${token.slice(0, 30)}${token[30] === 'A' ? 'B' : 'A'}${token.slice(31)}`;
  const mixed = leavingToken({ mailingId: newId(), registrationId });
  for (const wrong of [
    '',
    'x',
    token.slice(1),
    `${token}A`,
    altered,
    elsewhere,
    mixed,
    '../'.repeat(22),
    '\0'.repeat(64),
  ])
    expect(codeOf(await leaveNews(house.scope(anonymous), wrong))).toBe('LINK_UNKNOWN');
  expect(await newsOf(house, registrationId)).toMatchObject([{ withdrawnAt: null }]);
});

test('the token says nothing of the person', async ({ house }) => {
  const { token } = await sent(house);
  expect(token).toMatch(/^[\w-]{64}$/);
  expect(Buffer.from(token, 'base64url').toString('latin1')).not.toMatch(/example|applicant/);
});
