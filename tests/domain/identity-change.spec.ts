import { eq } from 'drizzle-orm';
import { auditPersonal, hold, ticket } from '@/db/schema';
import { system } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { scanTicket } from '@/lib/gate/commands';
import { amend } from '@/lib/registration/amendment';
import { lapseOverdue } from '@/lib/registration/deadlines';
import { editInput } from '@/lib/registration/input';
import { decide } from '@/lib/review/commands';
import { correctIdentity } from '@/lib/review/correcting';
import { correctionInput } from '@/lib/review/input';
import { moveRegistration } from '@/lib/review/moving';
import { decisionsOn } from '@/lib/review/queries';
import { undo } from '@/lib/review/undoing';
import { ticketOf } from '@/lib/ticket/queries';
import { expect, type House, test } from '../support/house';
import {
  application,
  daysLater,
  delegate,
  fromHome,
  gateStaff,
  NOW,
  organiser,
  reviewer,
  reviewerOf,
  viewer,
} from '../support/people';

const EMAIL = 'ana@example.org';
const ana = delegate(EMAIL);
const KNOWS = { knowsItStops: true };
const approve = async (house: House, reference: string) =>
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'approve' }));

async function approved(house: House, own: Record<string, unknown> = {}) {
  const submitted = await house.submit(application({ email: EMAIL, ...own }));
  await approve(house, submitted.reference);
  return { ...submitted, code: (await ticketOf(house, submitted.id))?.code ?? '' };
}

const change = (house: House, reference: string, raw: Record<string, unknown>, knows = KNOWS) =>
  amend(house.scope(ana), reference, editInput.parse(raw), knows);

async function atGate(house: House, code: string) {
  const reading = { id: newId(), code, gate: 'N2', direction: 'entry' as const, scannedAt: NOW };
  const { verdict, reason } = expectOk(await scanTicket(house.scope(gateStaff), reading));
  return { verdict, reason };
}

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

test('staff correct a name; of somebody approved that is looked at again as well', async ({ house }) => {
  const { reference, code } = await approved(house);
  const said = {
    nameLatin: { surname: 'Li', given: 'Nan' },
    citizenship: 'CN',
    seenState: 'approved',
    reference,
  };
  for (const [actor, refusal] of [
    [viewer, 'NOT_ALLOWED'],
    [gateStaff, 'NOT_ALLOWED'],
    [ana, 'NOT_ALLOWED'],
    [reviewerOf({ countries: ['IN'] }), 'NOT_FOUND'],
  ] as const) {
    expect(await correctIdentity(house.scope(actor), correctionInput.parse(said))).toMatchObject({
      refusal: { code: refusal },
    });
  }
  const unseen = correctionInput.parse({ ...said, seenState: 'submitted' });
  expect(await correctIdentity(house.scope(reviewer), unseen)).toMatchObject({
    refusal: { code: 'STATE_CHANGED', details: { state: 'approved' } },
  });
  const same = correctionInput.parse({ ...said, nameLatin: { surname: 'Li', given: 'Na' } });
  expectOk(await correctIdentity(house.scope(reviewer), same));
  expect((await house.row(reference)).state).toBe('approved');
  expectOk(await correctIdentity(house.scope(reviewer), correctionInput.parse(said)));
  expect(await house.row(reference)).toMatchObject({ givenLatin: 'Nan', state: 'submitted' });
  expect(await atGate(house, code)).toMatchObject({ reason: 'identity_changed' });
});

test('a correction of who is still under review changes no state', async ({ house }) => {
  const { reference } = await house.submit(application({ nameNative: '李' }));
  const said = {
    nameLatin: { given: 'Na' },
    nameNative: '',
    citizenship: 'IN',
    seenState: 'submitted',
    reference,
  };
  expectOk(await correctIdentity(house.scope(organiser), correctionInput.parse(said)));
  expect(await house.row(reference)).toMatchObject({
    surnameLatin: null,
    nameNative: null,
    citizenship: 'IN',
    state: 'submitted',
  });
});

test('to move somebody approved to another country asks for another approval, to another category does not', async ({
  house,
}) => {
  const { reference } = await approved(house);
  expectOk(await moveRegistration(house.scope(reviewer), reference, { category: 'MED' }));
  expect((await house.row(reference)).state).toBe('approved');
  expectOk(await moveRegistration(house.scope(reviewer), reference, { countryRepresented: 'IN' }));
  expect((await house.row(reference)).state).toBe('submitted');
  expect(await house.mails('identity_changed')).toHaveLength(1);
});

test('an undone second approval stops the very ticket again, and so does an undone rejection', async ({
  house,
}) => {
  const { id, reference } = await approved(house);
  expectOk(await change(house, reference, { badgeName: 'Nana' }));
  const before = await ticketOf(house, id);
  for (const input of [{ decision: 'approve' }, { decision: 'reject', reasonCode: 'other' }] as const) {
    expectOk(await decide(house.scope(reviewer), reference, input));
    const decided = (await decisionsOn(house, id)).at(-1);
    expectOk(await undo(house.scope(reviewer), decided?.id ?? ''));
    expect((await house.row(reference)).state).toBe('submitted');
    expect(await ticketOf(house, id)).toMatchObject({ id: before?.id, status: 'suspended' });
    await house.expectSound();
  }
  expect(await house.db.$count(ticket, eq(ticket.registrationId, id))).toBe(1);
});

test('a rejection, a withdrawal and a lapse end a stopped ticket for good', async ({ house }) => {
  const { id, reference, code } = await approved(house);
  expectOk(await change(house, reference, { badgeName: 'Nana' }));
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'reject', reasonCode: 'other' }));
  expect(await ticketOf(house, id)).toMatchObject({ status: 'revoked' });
  expect(await atGate(house, code)).toEqual({ verdict: 'stop', reason: 'revoked' });
});

test('an address that was never confirmed has its time again, and does not lapse at once', async ({
  house,
}) => {
  const { reference } = await approved(house);
  const later = house.scope(ana, daysLater(3));
  expectOk(await amend(later, reference, editInput.parse({ badgeName: 'Nana' }), KNOWS));
  expect(await lapseOverdue(house.scope(system('worker'), daysLater(3)))).toBe(0);
  expect(await lapseOverdue(house.scope(system('worker'), daysLater(5)))).toBe(1);
});

test('a second approval makes no second ticket, also in a forum that has become smaller', async ({
  house,
}) => {
  const { id, reference } = await approved(house);
  expectOk(await change(house, reference, { badgeName: 'Nana' }));
  await house.settings({ capacity: 0, internationalReserve: 0 });
  await approve(house, reference);
  expect(await house.db.$count(ticket, eq(ticket.registrationId, id))).toBe(1);
});
