import { sql } from 'drizzle-orm';
import { sealFacts } from '@/lib/audit/commands';
import { clock } from '@/lib/core/clock';
import { verify } from '@/lib/dashboard/verify';
import { expect, type House, test } from '../support/house';
import { fromHome, minutesLater } from '../support/people';

/** Three registrations and a sealed audit of them. */
async function sealed(house: House) {
  const made = [await house.submit(), await house.submit(fromHome()), await house.submit()];
  expect(await sealFacts(house.scope())).toBeGreaterThanOrEqual(3);
  expect(await verify(house.scope())).toMatchObject({
    ok: true,
    faults: [],
    audit: { unsealed: 0, brokenAt: null },
  });
  return made;
}

/** What only who owns the database can do. */
async function tamper(house: House, table: string, statement: string) {
  await house.db.execute(sql.raw(`ALTER TABLE ${table} DISABLE TRIGGER USER`));
  await house.db.execute(sql.raw(statement));
  await house.db.execute(sql.raw(`ALTER TABLE ${table} ENABLE TRIGGER USER`));
}

const SECOND = '(SELECT fact_id FROM audit_seal WHERE position = 2)';

const TAMPERED: [string, string, string, string][] = [
  [
    'a counter of a pool',
    'pool',
    `UPDATE pool SET held_seats = held_seats + 1 WHERE key = 'domestic'`,
    'POOL_COUNTER_DIFFERS',
  ],
  ['a hold that is gone', 'hold', `DELETE FROM hold WHERE pool = 'domestic'`, 'POOL_COUNTER_DIFFERS'],
  [
    'a state without its seat',
    'registration',
    `UPDATE registration SET state = 'withdrawn' WHERE NOT is_international`,
    'HOLDS_DIFFER_FROM_STATES',
  ],
  [
    'a waiting list that lost somebody',
    'registration',
    `DELETE FROM hold WHERE pool = 'domestic'; UPDATE registration SET state = 'waitlisted' WHERE NOT is_international`,
    'PLACE_DIFFERS_FROM_STATE',
  ],
];
for (const [what, table, statement, code] of TAMPERED) {
  test(`${what} is found and named`, async ({ house }) => {
    await sealed(house);
    await tamper(house, table, statement);
    const { ok, faults } = await verify(house.scope());
    expect(ok).toBe(false);
    expect(faults.map((fault) => fault.code)).toContain(code);
  });
}

test('two wrong seats that cancel each other out in every count are found by their references', async ({
  house,
}) => {
  const [one, , other] = await sealed(house);
  await house.db.execute(sql`UPDATE registration SET state = 'withdrawn' WHERE id = ${one?.id}`);
  await house.db.execute(sql`DELETE FROM hold WHERE registration_id = ${other?.id}`);
  await house.db.execute(sql`UPDATE pool SET held_seats = held_seats - 1 WHERE key = 'international'`);
  expect((await verify(house.scope())).faults).toEqual([
    { code: 'SEAT_DIFFERS_FROM_STATE', detail: { references: [one?.reference, other?.reference] } },
  ]);
});

const BROKEN: [string, string, string, string][] = [
  [
    'an altered fact',
    'audit_fact',
    `UPDATE audit_fact SET after = '{"state":"approved"}' WHERE id = ${SECOND}`,
    'altered',
  ],
  [
    'another time of a fact',
    'audit_fact',
    `UPDATE audit_fact SET at = at - interval '1 day' WHERE id = ${SECOND}`,
    'altered',
  ],
  [
    'a deleted fact',
    'audit_fact',
    `ALTER TABLE audit_seal DROP CONSTRAINT audit_seal_fact_id_audit_fact_id_fk; DELETE FROM audit_fact WHERE id = ${SECOND}`,
    'missing',
  ],
  ['a deleted seal', 'audit_seal', `DELETE FROM audit_seal WHERE position = 2`, 'gap'],
  [
    'an altered hash',
    'audit_seal',
    `UPDATE audit_seal SET hash = repeat('a', 64) WHERE position = 2`,
    'altered',
  ],
];
for (const [what, table, statement, fault] of BROKEN) {
  test(`${what} breaks the chain where it happened`, async ({ house }) => {
    await sealed(house);
    await tamper(house, table, statement);
    const { ok, audit, faults } = await verify(house.scope());
    expect(ok).toBe(false);
    expect(faults.map(({ code }) => code)).toEqual(['AUDIT_CHAIN_BROKEN']);
    expect(audit.brokenAt).toMatchObject({ fault });
    expect([2, 3]).toContain(audit.brokenAt?.position);
  });
}

test('facts that are not sealed yet are a tail and not a fault', async ({ house }) => {
  await sealed(house);
  await house.submit();
  expect(await verify(house.scope())).toMatchObject({ ok: true, audit: { unsealed: 1, brokenAt: null } });
});

test('sealing goes on where it stopped, whatever the size of a step', async ({ house }) => {
  for (let times = 0; times < 5; times++) await house.submit();
  let sealedSoFar = 0;
  for (
    let step = await sealFacts(house.scope(), { limit: 2 });
    step > 0;
    step = await sealFacts(house.scope(), { limit: 2 })
  ) {
    expect(step).toBeLessThanOrEqual(2);
    sealedSoFar += step;
  }
  expect(await verify(house.scope())).toMatchObject({
    ok: true,
    audit: { sealed: sealedSoFar, unsealed: 0 },
  });
});

test('the look at what is new leaves what is older to the hourly look at all', async ({ house }) => {
  await house.submit();
  const now = clock.now();
  expect(await sealFacts(house.scope(), { since: minutesLater(1, now) })).toBe(0);
  expect(await sealFacts(house.scope(), { since: minutesLater(-1, now) })).toBeGreaterThan(0);
  await house.expectSound();
});

test('erasing the personal side of facts does not break the chain', async ({ house }) => {
  await sealed(house);
  await house.db.execute(sql`DELETE FROM audit_personal`);
  expect((await verify(house.scope())).ok).toBe(true);
});
