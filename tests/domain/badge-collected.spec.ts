import { collectBadge, uncollectBadge } from '@/lib/badge/collecting';
import { changeTicket } from '@/lib/badge/commands';
import { printBadge } from '@/lib/badge/printing';
import { badgeOf } from '@/lib/badge/queries';
import { expectOk } from '@/lib/core/result';
import { badgeNumbers } from '@/lib/dashboard/badges';
import { countRegistrations } from '@/lib/dashboard/queries';
import { ticketHolder } from '../support/gate';
import { expect, test } from '../support/house';
import { gateStaff, organiser, reviewer } from '../support/people';

type Holder = Awaited<ReturnType<typeof ticketHolder>>;
const code = (done: { ok: boolean; refusal?: { code: string } }) => (done.ok ? 'ok' : done.refusal?.code);

test('a badge is handed over once it is printed, by who stands there, and a new code lies at the desk again', async ({
  house,
}) => {
  const { reference, registrationId } = await ticketHolder(house);
  const hand = (actor = gateStaff) => collectBadge(house.scope(actor), { reference });
  expect(code(await hand())).toBe('NOT_PRINTED');
  expectOk(await printBadge(house.scope(organiser), { reference, format: 'a6' }));
  expect(code(await hand(reviewer))).toBe('NOT_ALLOWED');
  expect((await Promise.all([hand(), hand(organiser)])).map(code)).toEqual(['ok', 'ok']);
  const facts = await house.facts(`registration:${registrationId}`);
  expect(facts.filter(({ action }) => action === 'badge.collected')).toHaveLength(1);
  const back = () => uncollectBadge(house.scope(gateStaff), { reference });
  expect([code(await back()), code(await back())]).toEqual(['ok', 'ok']);
  expect(await badgeOf(house, { id: registrationId, state: 'approved' })).toMatchObject({ state: 'printed' });
  expect((await house.facts(`registration:${registrationId}`)).slice(-1)).toMatchObject([
    { action: 'badge.uncollected' },
  ]);
  expect(code(await hand())).toBe('ok');
  expectOk(await printBadge(house.scope(organiser), { reference, format: 'a6', reason: 'lost' }));
  expect(await badgeOf(house, { id: registrationId, state: 'approved' })).toMatchObject({ state: 'printed' });
});

test('the list finds every badge by the state that its record shows, and the numbers count that list', async ({
  house,
}) => {
  const by = house.scope(organiser);
  const holders = [];
  for (let made = 0; made < 4; made++) holders.push(await ticketHolder(house));
  const [, printed, collected, again] = holders as [Holder, Holder, Holder, Holder];
  for (const { reference } of [printed, collected, again])
    expectOk(await printBadge(by, { reference, format: 'a6' }));
  for (const { reference } of [collected, again]) expectOk(await collectBadge(by, { reference }));
  // Another code: the old badge in somebody's hands is none any more.
  expectOk(await changeTicket(by, again.reference, { action: 'reissue', reason: 'lost', note: undefined }));
  await house.submit();
  const states = await Promise.all(
    holders.map(async ({ registrationId: id }) => (await badgeOf(house, { id, state: 'approved' })).state),
  );
  expect(states).toEqual(['ready', 'printed', 'collected', 'ready']);
  expect(expectOk(await badgeNumbers(by))).toEqual({ ready: 2, printed: 1, collected: 1 });
  expect(await countRegistrations(by, { badge: 'missing' })).toBe(2);
  expect(code(await badgeNumbers(house.scope(gateStaff)))).toBe('NOT_ALLOWED');
});
