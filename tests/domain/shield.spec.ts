import { eq } from 'drizzle-orm';
import { connect } from '@/db/client';
import { auditFact, registration, shieldSpell } from '@/db/schema';
import type { Actor } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { watchForFloods } from '@/lib/shield/commands';
import { newTask, takeProof } from '@/lib/shield/proof';
import { isShieldUp, shieldStanding } from '@/lib/shield/queries';
import { expect, type House, test } from '../support/house';
import { application, minutesLater, organiser, reviewer, tokenWith } from '../support/people';
import { solve } from '../support/proof-of-work';

/** As many applications as a flood brings, written beside the intake: it is their number that counts. */
async function flood({ db, submit }: House, count: number, by?: Actor) {
  const { id } = await submit(application({ email: 'first@example.org' }), by);
  const [row] = await db.select().from(registration).where(eq(registration.id, id));
  if (!row) throw new Error('the first one is not there');
  const copies = Array.from({ length: count - 1 }, (_, at) => ({
    ...row,
    id: crypto.randomUUID(),
    reference: `FLOOD-${at}`,
    email: `flood-${at}@example.org`,
    emailKey: `flood-${at}@example.org`,
  }));
  await db.insert(registration).values(copies);
}

const look = (house: House, minutes: number) => watchForFloods(house.scope(undefined, minutesLater(minutes)));
const spells = ({ db }: House) => db.select().from(shieldSpell).orderBy(shieldSpell.raisedAt);
const facts = async ({ db }: House) =>
  (await db.select({ action: auditFact.action }).from(auditFact).orderBy(auditFact.id))
    .map(({ action }) => action)
    .filter((action) => action.startsWith('shield.'));

test('a flood of unconfirmed applications raises the shield once, whoever looks, and its end lowers it once', async ({
  house,
}) => {
  await flood(house, 301);
  await Promise.all([look(house, 1), look(house, 1), look(house, 1)]);
  expect(await spells(house)).toMatchObject([{ lately: 301, usual: 0, loweredAt: null }]);
  expect(await isShieldUp(house)).toBe(true);
  const standing = expectOk(await shieldStanding(house.scope(organiser)));
  expect(standing).toMatchObject({ raised: { at: minutesLater(1), lately: 301, usual: 0 }, since: 0 });
  await look(house, 20);
  expect(await spells(house)).toMatchObject([{ loweredAt: null }]);
  await Promise.all([look(house, 32), look(house, 32)]);
  expect(await spells(house)).toMatchObject([{ loweredAt: minutesLater(32) }]);
  expect(await facts(house)).toEqual(['shield.raised', 'shield.lowered']);
});

test('three hundred in ten minutes are a busy morning', async ({ house }) => {
  await flood(house, 300);
  await look(house, 1);
  expect(await spells(house)).toEqual([]);
});

test('who comes in through a token is no flood', async ({ house }) => {
  await flood(house, 400, tokenWith('registrations:write'));
  await look(house, 1);
  expect(await spells(house)).toEqual([]);
});

test('the setting decides: never, always, and what was raised goes down with never', async ({ house }) => {
  await flood(house, 301);
  await house.settings({ shield: 'off' });
  await look(house, 1);
  expect(await spells(house)).toEqual([]);
  await house.settings({ shield: 'automatic' });
  await look(house, 1);
  await house.settings({ shield: 'off' });
  await look(house, 2);
  expect(await spells(house)).toMatchObject([{ loweredAt: minutesLater(2) }]);
  await house.settings({ shield: 'on' });
  const other = connect(house.url, { max: 1 });
  expect(await isShieldUp({ db: other.db })).toBe(true);
  await other.close();
});

test('only who reads figures is told of the shield', async ({ house }) => {
  expect(await shieldStanding(house.scope(reviewer))).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  expect(expectOk(await shieldStanding(house.scope(organiser)))).toBeNull();
});

test('a solved task counts once, on whichever instance it is shown', async ({ house }) => {
  const proof = await solve(await newTask(new Date()));
  const other = connect(house.url, { max: 2 });
  const shown = await Promise.all(
    Array.from({ length: 6 }, (_, at) => takeProof(at % 2 ? other.db : house.db, proof)),
  );
  await other.close();
  expect(shown.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await takeProof(house.db, proof)).toMatchObject({ refusal: { code: 'PROOF_NEEDED' } });
});

test('no proof, a stale one, a forged one, a made-up one and nonsense are refused alike', async ({
  house,
}) => {
  const late = await solve(await newTask(minutesLater(-21, new Date())));
  const task = await newTask(new Date());
  const easier = await solve({ ...task, parameters: { ...task.parameters, cost: 1, keyPrefix: '00' } });
  const longer = JSON.parse(Buffer.from(late, 'base64').toString());
  longer.challenge.parameters.expiresAt += 10_000;
  const guessed = { challenge: task, solution: { counter: 1, derivedKey: '00'.repeat(32) } };
  const bare = {
    challenge: { parameters: { keySignature: '' }, signature: '' },
    solution: { counter: 0, derivedKey: '00' },
  };
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
  const odd = [undefined, null, '', 'x', ['x'], 'e30=', 'A'.repeat(5000), encoded(null), encoded(bare)];
  for (const proof of [late, easier, encoded(longer), encoded(guessed), ...odd]) {
    expect(await takeProof(house.db, proof)).toMatchObject({ refusal: { code: 'PROOF_NEEDED' } });
  }
});
