import { eq } from 'drizzle-orm';
import { delegation, hold, waiting } from '@/db/schema';
import { system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { setCap } from '@/lib/pool/caps';
import { withdraw } from '@/lib/registration/departure';
import { moveInput } from '@/lib/review/input';
import { moveRegistration } from '@/lib/review/moving';
import { formParty } from '@/lib/waitlist/arranging';
import { promoteAll } from '@/lib/waitlist/commands';
import { expect, type House, test } from '../support/house';
import { application, delegate, fromHome, gateStaff, organiser, reviewer } from '../support/people';

const EMAIL = 'ana@example.org';
const move = (
  house: House,
  reference: string,
  to: Parameters<typeof moveRegistration>[2],
  actor = reviewer,
) => moveRegistration(house.scope(actor), reference, to);
const twoDelegations = async (house: House) =>
  (await house.db.select().from(delegation).orderBy(delegation.key).limit(2)) as [
    typeof delegation.$inferSelect,
    typeof delegation.$inferSelect,
  ];

test('a seat moves along to the other category, and the history says from where to where', async ({
  house,
}) => {
  const { id, reference } = await house.submit();
  expectOk(await move(house, reference, { category: 'MED' }));
  expect(await house.row(reference)).toMatchObject({ category: 'MED', state: 'submitted' });
  const [held] = await house.db.select().from(hold).where(eq(hold.registrationId, id));
  expect(held?.caps).toEqual(['category:MED']);
  expect((await house.facts(`registration:${id}`)).at(-1)).toMatchObject({
    action: 'registration.moved',
    before: { category: 'DEL' },
    after: { category: 'MED' },
  });
  await house.expectSound();
});

test('into a full category nothing moves, and the full pool is named', async ({ house }) => {
  expectOk(await setCap(house.scope(organiser), { key: 'category:MED', size: 1 }));
  await house.submit(application({ category: 'MED' }));
  const { id, reference } = await house.submit();
  const facts = await house.facts(`registration:${id}`);
  expect(await move(house, reference, { category: 'MED' })).toEqual({
    ok: false,
    refusal: { code: 'POOL_FULL', details: { pool: 'category:MED' } },
  });
  expect((await house.row(reference)).category).toBe('DEL');
  expect(await house.facts(`registration:${id}`)).toEqual(facts);
  await house.expectSound();
});

test('another country moves the seat between the pools, where there is room', async ({ house }) => {
  await house.settings({ capacity: 2, internationalReserve: 1 });
  const home = await house.submit(fromHome());
  const abroad = await house.submit();
  expect(await move(house, abroad.reference, { countryRepresented: 'RU' })).toEqual({
    ok: false,
    refusal: { code: 'POOL_FULL', details: { pool: 'domestic' } },
  });
  expectOk(await move(house, home.reference, { countryRepresented: 'IN' }));
  expect(await house.row(home.reference)).toMatchObject({ countryRepresented: 'IN', isInternational: true });
  await house.expectSound();
});

test('a seat left behind in a full category goes to who waits for it', async ({ house }) => {
  expectOk(await setCap(house.scope(organiser), { key: 'category:DEL', size: 1 }));
  const held = await house.submit();
  const next = await house.submit();
  expectOk(await move(house, held.reference, { category: 'MED' }));
  await promoteAll(house.scope(system('worker')));
  expect(await house.states([held.reference, next.reference])).toEqual(['submitted', 'submitted']);
  await house.expectSound();
});

test('who waits keeps the place when moved, and leaves the party of the delegation left', async ({
  house,
}) => {
  await house.settings({ capacity: 0, internationalReserve: 0 });
  const [from, to] = await twoDelegations(house);
  const one = await house.submit(application({ delegation: from.key }));
  const other = await house.submit(application({ delegation: from.key }));
  const references = [one.reference, other.reference];
  expectOk(await formParty(house.scope(organiser), { references }));
  expectOk(await move(house, one.reference, { delegationId: to.id }));
  const rows = await house.db.select().from(waiting).orderBy(waiting.place);
  expect(rows.map(({ registrationId }) => registrationId)).toEqual([one.id, other.id]);
  expect(rows[0]).toMatchObject({ partyId: null, caps: ['category:DEL', `delegation:${to.id}`] });
  expectOk(await move(house, one.reference, { delegationId: null }));
  expect((await house.row(one.reference)).delegationId).toBeNull();
  await house.expectSound();
});

test('to where somebody is already is no move', async ({ house }) => {
  const { id, reference } = await house.submit();
  expectOk(await move(house, reference, { category: 'DEL' }));
  expect((await house.facts(`registration:${id}`)).map(({ action }) => action)).toEqual([
    'registration.submitted',
  ]);
});

test('who has left, an unknown place, and who may not move people', async ({ house }) => {
  const { reference } = await house.submit(application({ email: EMAIL }));
  expect(await move(house, reference, { category: 'ZZZ' })).toMatchObject({
    refusal: { code: 'INVALID_INPUT' },
  });
  const delegationId = '00000000-0000-7000-8000-000000000000';
  expect(await move(house, reference, { delegationId })).toMatchObject({
    refusal: { code: 'INVALID_INPUT' },
  });
  for (const actor of [gateStaff, delegate(EMAIL)]) {
    expect(await move(house, reference, { category: 'MED' }, actor)).toMatchObject({
      refusal: { code: 'NOT_ALLOWED' },
    });
  }
  expect(await move(house, 'BMF-27-000000', {})).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  expectOk(await withdraw(house.scope(delegate(EMAIL)), reference));
  expect(await move(house, reference, { category: 'MED' })).toMatchObject({
    refusal: { code: 'STATE_CHANGED', details: { state: 'withdrawn' } },
  });
});

test('a form that leaves the delegation empty means none', () => {
  expect(moveInput.parse({ category: 'MED', delegationId: '' })).toEqual({
    category: 'MED',
    delegationId: null,
  });
  expect(moveInput.safeParse({ countryRepresented: 'XX' }).success).toBe(false);
});
