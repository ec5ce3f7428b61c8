import { invitation } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { createInvitations, previewInvitations } from '@/lib/invitation/making';
import { setCap } from '@/lib/pool/caps';
import { expect, test } from '../support/house';
import { batch, delegationOf, heldIn, invite, inviteOne } from '../support/invitations';
import { delegate, fromHome, gateStaff, hoursLater, organiser, reviewer, tokenWith } from '../support/people';

const abroad = { pool: 'international', reservedSeats: '1' };

test('a batch has as many codes as asked, all different, none stored in the clear', async ({ house }) => {
  const codes = await invite(house, { count: '1000', label: 'Cities of the Volga' });
  expect(new Set(codes.map(({ code }) => code)).size).toBe(1000);
  expect(new Set(codes.map(({ batchId }) => batchId)).size).toBe(1);
  expect(codes[0]).toMatchObject({ label: 'Cities of the Volga', maxUses: 1, uses: 0, reservedSeats: 0 });
  const stored = JSON.stringify(await house.db.select().from(invitation));
  expect(stored).not.toContain(codes[0]?.code);
  const facts = await house.facts(`invitation:${codes[0]?.id}`);
  expect(facts.map(({ action }) => action)).toEqual(['invitation.created']);
  expect(JSON.stringify(facts)).not.toContain('Volga');
  expect(await house.mails()).toEqual([]);
});

test('reserved seats are taken from their pools at once, caps among them', async ({ house }) => {
  const { id } = await delegationOf(house, 'CN');
  await setCap(house.scope(organiser), { key: 'category:VIP', size: 50 });
  await setCap(house.scope(organiser), { key: `delegation:${id}`, size: 50 });
  await invite(house, { count: '3', maxUses: '4', reservedSeats: '4', category: 'VIP', delegationId: id });
  expect(await heldIn(house, 'international')).toBe(12);
  expect(await heldIn(house, 'total')).toBe(12);
  expect(await heldIn(house, 'category:VIP')).toBe(12);
  expect(await heldIn(house, `delegation:${id}`)).toBe(12);
  await house.expectSound();
});

test('who would reserve more than is free is told how many are, and nothing is made', async ({ house }) => {
  await house.settings({ capacity: 10, internationalReserve: 8 });
  const made = await createInvitations(
    house.scope(organiser),
    batch({ count: '3', pool: 'domestic', reservedSeats: '1' }),
  );
  expect(made).toEqual({ ok: false, refusal: { code: 'SEATS_SHORT', details: { free: 2, at: 0 } } });
  expect(await house.db.select().from(invitation)).toEqual([]);
  expect(await heldIn(house, 'total')).toBe(0);
  await house.expectSound();
});

test('a cap counts, and so do those who wait: nobody is overtaken by a code', async ({ house }) => {
  const scope = house.scope(organiser);
  await setCap(scope, { key: 'category:VIP', size: 2 });
  const capped = await createInvitations(scope, batch({ count: '3', category: 'VIP', ...abroad }));
  expect(capped).toMatchObject({ refusal: { code: 'SEATS_SHORT', details: { free: 2, at: 0 } } });
  await house.settings({ capacity: 0, internationalReserve: 0 });
  await house.submit(fromHome());
  await house.settings({ capacity: 3 });
  const waitedFor = await createInvitations(scope, batch({ count: '3', ...abroad }));
  expect(waitedFor).toMatchObject({ refusal: { code: 'SEATS_SHORT', details: { free: 2, at: 0 } } });
});

test('the preview says what making them would take, and takes nothing', async ({ house }) => {
  await house.settings({ capacity: 100, internationalReserve: 40 });
  const input = batch({ count: '10', pool: 'domestic', maxUses: '2', reservedSeats: '2' });
  const shown = expectOk(await previewInvitations(house.scope(organiser), input));
  expect(shown).toMatchObject({ codes: 10, seats: 20, free: 60, pool: 'domestic' });
  expect(await heldIn(house, 'domestic')).toBe(0);
});

test('a delegation’s country decides where its seats are', async ({ house }) => {
  const china = await delegationOf(house, 'CN');
  const theirs = await inviteOne(house, { delegationId: china.id, reservedSeats: '1' });
  expect(theirs.pool).toBe('international');
  const refused = await createInvitations(
    house.scope(organiser),
    batch({ delegationId: china.id, pool: 'domestic', reservedSeats: '1' }),
  );
  expect(refused).toMatchObject({
    refusal: { details: { errors: [{ path: 'pool', code: 'not_their_pool' }] } },
  });
});

const FAULTY: [string, Record<string, unknown>, { path: string; code: string }][] = [
  ['a category that the forum does not have', { category: 'ZZZ' }, { path: 'category', code: 'invalid' }],
  [
    'a delegation that the forum does not have',
    { delegationId: '00000000-0000-7000-8000-000000000000' },
    { path: 'delegationId', code: 'invalid' },
  ],
  [
    'an end that has passed',
    { expiresAt: hoursLater(-1).toISOString() },
    { path: 'expiresAt', code: 'in_the_past' },
  ],
  ['seats without a pool', { reservedSeats: '1' }, { path: 'pool', code: 'required' }],
];
for (const [what, own, fault] of FAULTY) {
  test(`nothing is made with ${what}`, async ({ house }) => {
    const refused = await createInvitations(house.scope(organiser), batch(own));
    expect(refused).toEqual({
      ok: false,
      refusal: { code: 'INVALID_INPUT', details: { errors: [fault] } },
    });
  });
}

test('each address gets a code of its own, and a letter in its language where that was asked', async ({
  house,
}) => {
  const emails = 'Ana@Example.org\n\n bo@example.org \nana@example.org';
  const expiresAt = '2027-08-01T21:00:00.000Z';
  const codes = await invite(house, { emails, mails: 'yes', locale: 'ru', category: 'VIP', expiresAt });
  expect(codes.map(({ email, emailKey }) => [email, emailKey])).toEqual([
    ['Ana@Example.org', 'ana@example.org'],
    ['bo@example.org', 'bo@example.org'],
  ]);
  const mails = await house.mails('invitation');
  expect(mails.map(({ recipient, locale }) => [recipient, locale])).toEqual([
    ['Ana@Example.org', 'ru'],
    ['bo@example.org', 'ru'],
  ]);
  const text = mails[0]?.letter?.text ?? '';
  expect(text).toContain(codes[0]?.code.slice(0, 4));
  expect(text).toContain('Почётный гость');
  expect(text).toContain('/ru/register/invitation/');
  expect(text).toContain('2\u00a0августа\u00a02027');
  expect(text).not.toContain(codes[1]?.code.slice(0, 4));
  expect((await house.facts(`invitation:${codes[0]?.id}`)).map(({ action }) => action)).toEqual([
    'invitation.created',
    'invitation.mailed',
  ]);
  expect(JSON.stringify(await house.facts(`invitation:${codes[0]?.id}`))).not.toContain('xample.org');
});

test('only organisers make codes', async ({ house }) => {
  for (const actor of [delegate('ana@example.org'), gateStaff, reviewer, tokenWith('settings')]) {
    const scope = house.scope(actor);
    expect(await createInvitations(scope, batch())).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
    expect(await previewInvitations(scope, batch())).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  }
  expect(await house.db.$count(invitation)).toBe(0);
});
