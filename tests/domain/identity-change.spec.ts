import { eq } from 'drizzle-orm';
import { auditPersonal, hold } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { decide } from '@/lib/review/commands';
import { expect, test } from '../support/house';
import { fromHome, reviewer } from '../support/people';
import { approve, approved, atGate, change } from '../support/who-is-who';

for (const [what, raw] of [
  ['name in Latin letters', { nameLatin: { surname: 'Lee', given: 'Na' } }],
  ['name in the own script', { nameNative: '李娜' }],
  ['name on the badge', { badgeName: 'Nana' }],
  ['citizenship', { citizenship: 'IN' }],
  ['country represented', { countryRepresented: 'IN' }],
] as const) {
  test(`a new ${what} of somebody approved stops the ticket, keeps the seat and is looked at again`, async ({
    house,
  }) => {
    const { id, reference, code } = await approved(house);
    const field = Object.keys(raw)[0];
    expect(await change(house, reference, raw, { knowsItStops: false })).toEqual({
      ok: false,
      refusal: { code: 'STOPS_TICKET', details: { fields: [field] } },
    });
    expect(await house.row(reference)).toMatchObject({ state: 'approved', surnameLatin: 'Li' });
    expectOk(await change(house, reference, raw));
    expect((await house.row(reference)).state).toBe('submitted');
    expect(await house.db.$count(hold, eq(hold.registrationId, id))).toBe(1);
    expect(await atGate(house, code)).toEqual({ verdict: 'help_desk', reason: 'identity_changed' });
    const [letter] = await house.mails('identity_changed');
    expect(letter?.letter?.text).toContain('the same ticket');
    await approve(house, reference);
    expect(await atGate(house, code)).toEqual({ verdict: 'admit', reason: 'welcome' });
    await house.expectSound();
  });
}

test('other answers of somebody approved change nothing but themselves', async ({ house }) => {
  const { reference, code } = await approved(house);
  const raw = {
    phone: '+86 10 6552 1111',
    position: 'Mayor',
    organisation: 'City',
    honorific: 'Dr',
    diet: 'vegan',
  };
  expectOk(
    await change(
      house,
      reference,
      { ...raw, citizenship: 'CN', nameLatin: { surname: 'Li', given: 'Na' } },
      { knowsItStops: false },
    ),
  );
  expect(await house.row(reference)).toMatchObject({ state: 'approved', position: 'Mayor' });
  expect(await atGate(house, code)).toMatchObject({ verdict: 'admit' });
});

test('the fact names the fields, and what was approved stands on its personal side', async ({ house }) => {
  const { id, reference } = await approved(house);
  expectOk(await change(house, reference, { nameLatin: { surname: 'Lee', given: 'Na' }, citizenship: 'IN' }));
  const fact = (await house.facts(`registration:${id}`)).at(-1);
  expect(fact).toMatchObject({
    action: 'registration.identity_changed',
    before: { state: 'approved' },
    after: { state: 'submitted', fields: ['nameLatin', 'citizenship'] },
  });
  const [personal] = await house.db
    .select()
    .from(auditPersonal)
    .where(eq(auditPersonal.factId, fact?.id ?? ''));
  expect(personal?.detail).toMatchObject({
    before: { surnameLatin: 'Li', citizenship: 'CN' },
    after: { surnameLatin: 'Lee', citizenship: 'IN' },
  });
});

test('a country counted in a full pool is refused, and nothing has changed', async ({ house }) => {
  await house.settings({ capacity: 2, internationalReserve: 1 });
  await house.submit(fromHome());
  const { reference, code } = await approved(house);
  expect(await change(house, reference, { countryRepresented: 'RU', phone: '+86 10 6552 1111' })).toEqual({
    ok: false,
    refusal: { code: 'POOL_FULL', details: { pool: 'domestic' } },
  });
  expect(await house.row(reference)).toMatchObject({
    countryRepresented: 'CN',
    phone: '+861065529988',
    state: 'approved',
  });
  expect(await atGate(house, code)).toMatchObject({ verdict: 'admit' });
  await house.expectSound();
});

test('a country counted in a pool with room takes the seat along', async ({ house }) => {
  const { id, reference } = await approved(house);
  expectOk(await change(house, reference, { countryRepresented: 'RU' }));
  expect(await house.row(reference)).toMatchObject({ isInternational: false, state: 'submitted' });
  const [held] = await house.db.select().from(hold).where(eq(hold.registrationId, id));
  expect(held).toMatchObject({ pool: 'domestic', isKept: true });
  await house.expectSound();
});

test('where seats are held from the approval, the seat that was given stays through the new review', async ({
  house,
}) => {
  await house.settings({ seatsHeldFrom: 'approval' });
  const { id, reference } = await approved(house);
  expectOk(await change(house, reference, { badgeName: 'Nana' }));
  await house.expectSound();
  await house.settings({ seatsHeldFrom: 'submission' });
  await house.settings({ seatsHeldFrom: 'approval' });
  expect(await house.db.$count(hold, eq(hold.registrationId, id))).toBe(1);
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'reject', reasonCode: 'other' }));
  await house.expectSound();
});
