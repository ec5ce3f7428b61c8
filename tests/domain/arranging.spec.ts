import { eq } from 'drizzle-orm';
import { pool, waiting } from '@/db/schema';
import { system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { currentEdition } from '@/lib/edition/queries';
import { setCap } from '@/lib/pool/caps';
import { waitingPosition } from '@/lib/pool/list';
import { seatCount } from '@/lib/pool/queries';
import { overbookedPools } from '@/lib/pool/rules';
import { withdraw } from '@/lib/registration/departure';
import { decide } from '@/lib/review/commands';
import { dissolveParty, formParty, moveInLine, prioritise, promoteByHand } from '@/lib/waitlist/arranging';
import { promoteAll } from '@/lib/waitlist/commands';
import { expect, type House, test } from '../support/house';
import { application, delegate, gateStaff, organiser, reviewer, tokenWith } from '../support/people';

const EMAIL = 'ana@example.org';
const worker = system('worker');
const reason = 'The mayor asked for it';
const desk = (house: House) => house.scope(organiser);
const promote = (house: House) => promoteAll(house.scope(worker));

/** A full hall, and so many in line; references and ids in order. */
async function line(house: House, count: number, own: Record<string, unknown> = {}) {
  await house.settings({ capacity: 1, internationalReserve: 1 });
  const seated = await house.submit(application({ email: EMAIL, ...own }));
  const waiters: { id: string; reference: string }[] = [];
  for (let times = 0; times < count; times++) waiters.push(await house.submit(application(own)));
  const references = waiters.map(({ reference }) => reference);
  const order = async () => {
    const places = await Promise.all(waiters.map(({ id }) => waitingPosition(house, id)));
    return references.toSorted(
      (one, other) => (places[references.indexOf(one)] ?? 0) - (places[references.indexOf(other)] ?? 0),
    );
  };
  return { seated, waiters, references, order };
}

const priorities = async (house: House) =>
  (await house.db.select().from(waiting).orderBy(waiting.place)).map(({ priority }) => priority);

test('who is moved stands where they were put, and everybody else keeps order and priority', async ({
  house,
}) => {
  const { references, order } = await line(house, 5);
  const [a, b, c, d, e] = references as [string, string, string, string, string];
  expectOk(await moveInLine(desk(house), { reference: d, position: 2, reason }));
  expect(await order()).toEqual([a, d, b, c, e]);
  expectOk(await moveInLine(desk(house), { reference: a, position: 99, reason }));
  expect(await order()).toEqual([d, b, c, e, a]);
  expectOk(await prioritise(desk(house), { reference: c, priority: 5, reason }));
  expect(await order()).toEqual([c, d, b, e, a]);
  expectOk(await moveInLine(desk(house), { reference: a, position: 1, reason }));
  expect(await order()).toEqual([a, c, d, b, e]);
  expect((await priorities(house)).toSorted()).toEqual([0, 0, 0, 5, 5]);
  const facts = await house.facts(`registration:${(await house.row(a)).id}`);
  expect(facts.at(-1)).toMatchObject({
    action: 'registration.moved_in_line',
    actor: 'person:user-organiser',
    before: { position: 5 },
    after: { position: 1 },
  });
  // Whoever comes now stands behind all of them.
  expect((await house.submit()).waitlistPosition).toBe(6);
  await house.expectSound();
});

test('the freed seat follows the new order', async ({ house }) => {
  const { references, seated } = await line(house, 3);
  expectOk(await moveInLine(desk(house), { reference: references[2] ?? '', position: 1, reason }));
  expectOk(await withdraw(house.scope(delegate(EMAIL)), seated.reference));
  await promote(house);
  expect(await house.states(references)).toEqual(['waitlisted', 'waitlisted', 'submitted']);
});

test('somebody is seated by hand while there is a free seat, before their turn and told so', async ({
  house,
}) => {
  const { references, waiters } = await line(house, 3);
  const last = references[2] ?? '';
  expect(await promoteByHand(desk(house), { reference: last, reason, overbook: false })).toEqual({
    ok: false,
    refusal: { code: 'POOL_FULL', details: { free: 0 } },
  });
  expect((await house.row(last)).state).toBe('waitlisted');
  await house.settings({ capacity: 2 });
  expectOk(await promoteByHand(desk(house), { reference: last, reason, overbook: false }));
  await promote(house);
  expect(await house.states(references)).toEqual(['waitlisted', 'waitlisted', 'submitted']);
  expect((await house.facts(`registration:${waiters[2]?.id}`)).at(-1)).toMatchObject({
    action: 'registration.promoted_by_hand',
    after: { state: 'submitted', isOverbooked: false },
  });
  expect(await house.mails('promoted')).toHaveLength(1);
  await house.expectSound();
});

test('overbooking is done only where it is meant, shows, and keeps verify sound', async ({ house }) => {
  const { references } = await line(house, 2);
  const reference = references[0] ?? '';
  expectOk(await promoteByHand(desk(house), { reference, reason, overbook: true }));
  const { count } = await seatCount(house, (await currentEdition(house)).id);
  expect(overbookedPools(count)).toEqual([{ key: 'total', by: 1 }]);
  await promote(house);
  expect(await house.states(references)).toEqual(['submitted', 'waitlisted']);
  await house.expectSound();
});

test('who withdrew meanwhile is not promoted, and nothing is half done', async ({ house }) => {
  await line(house, 1);
  const gone = await house.submit(application({ email: 'gone@example.org' }));
  expectOk(await withdraw(house.scope(delegate('gone@example.org')), gone.reference));
  const told = { ok: false, refusal: { code: 'STATE_CHANGED', details: { state: 'withdrawn' } } };
  const { reference } = gone;
  expect(await promoteByHand(desk(house), { reference, reason, overbook: true })).toEqual(told);
  expect(await prioritise(desk(house), { reference, priority: 3, reason })).toEqual(told);
  expect(await moveInLine(desk(house), { reference, position: 1, reason })).toEqual(told);
  expect(await dissolveParty(desk(house), { reference })).toEqual(told);
  await house.expectSound();
});

test('only organisers and what acts with their rights arrange the list', async ({ house }) => {
  const { references } = await line(house, 2);
  const reference = references[0] ?? '';
  for (const actor of [
    reviewer,
    gateStaff,
    delegate(EMAIL),
    tokenWith('review'),
    tokenWith('registrations:write'),
  ]) {
    const scope = house.scope(actor);
    const answers = [
      await promoteByHand(scope, { reference, reason, overbook: true }),
      await prioritise(scope, { reference, priority: 1, reason }),
      await moveInLine(scope, { reference, position: 2, reason }),
      await formParty(scope, { references }),
      await dissolveParty(scope, { reference }),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  }
  expectOk(await prioritise(house.scope(tokenWith('settings')), { reference, priority: 1, reason }));
});

test('a full category passes a person over, and nobody behind loses by it', async ({ house }) => {
  await house.settings({ capacity: 0, internationalReserve: 0 });
  expectOk(await setCap(desk(house), { key: 'category:DEL', size: 0 }));
  const capped = await house.submit();
  const behind = await house.submit(application({ category: 'MED' }));
  await house.settings({ capacity: 1 });
  await promote(house);
  expect(await house.states([capped.reference, behind.reference])).toEqual(['waitlisted', 'submitted']);
  // By hand the cap is overbooked, where it is meant.
  const { reference } = capped;
  await house.settings({ capacity: 2 });
  expect(await promoteByHand(desk(house), { reference, reason, overbook: false })).toMatchObject({
    refusal: { code: 'POOL_FULL' },
  });
  expectOk(await promoteByHand(desk(house), { reference, reason, overbook: true }));
  const [cap] = await house.db.select().from(pool).where(eq(pool.key, 'category:DEL'));
  expect(cap).toMatchObject({ sizeSeats: 0, heldSeats: 1 });
  await house.expectSound();
});

test('who was approved in advance is approved by the hand that seats them', async ({ house }) => {
  const { references } = await line(house, 1);
  const reference = references[0] ?? '';
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'approve' }));
  expectOk(await promoteByHand(desk(house), { reference, reason, overbook: true }));
  expect((await house.row(reference)).state).toBe('approved');
  expect((await house.mails()).map(({ kind }) => kind)).toContain('approved');
  await house.expectSound();
});
