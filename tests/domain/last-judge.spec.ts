import { sql } from 'drizzle-orm';
import { pgError } from '@/db/errors';
import { sealFacts } from '@/lib/audit/commands';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { scanTicket } from '@/lib/gate/commands';
import { decide } from '@/lib/review/commands';
import { expect, type House, test } from '../support/house';
import { gateStaff, NOW, reviewer } from '../support/people';

const APPEND_ONLY = '23001';
const answerOf = (house: House, statement: string) =>
  house.db.execute(sql.raw(statement)).then(
    () => 'done',
    (error: unknown) => pgError(error)?.constraint ?? pgError(error)?.code,
  );

async function lived(house: House) {
  const one = await house.submit();
  expectOk(await decide(house.scope(reviewer), one.reference, { decision: 'approve' }));
  expectOk(
    await scanTicket(house.scope(gateStaff), {
      id: newId(),
      code: 'x',
      gate: 'N1',
      direction: 'entry',
      scannedAt: NOW,
    }),
  );
  await sealFacts(house.scope());
  return one;
}

for (const [table, column] of [
  ['audit_fact', 'actor'],
  ['audit_seal', 'hash'],
  ['decision', 'note'],
  ['scan', 'reason'],
] as const) {
  test(`${table} can be added to, and never changed, deleted from or emptied`, async ({ house }) => {
    await lived(house);
    const before = await house.db.execute(sql.raw(`SELECT * FROM ${table}`));
    expect(before.rows.length).toBeGreaterThan(0);
    expect(await answerOf(house, `UPDATE ${table} SET ${column} = 'x'`)).toBe(APPEND_ONLY);
    expect(await answerOf(house, `DELETE FROM ${table}`)).toBe(APPEND_ONLY);
    expect(await answerOf(house, `TRUNCATE ${table} CASCADE`)).toBe(APPEND_ONLY);
    expect((await house.db.execute(sql.raw(`SELECT * FROM ${table}`))).rows).toEqual(before.rows);
  });
}

const invitation = (columns: string, values: string) =>
  `INSERT INTO invitation (id, edition_id, batch_id, code_hash, sealed_code, label, created_by, created_at, ${columns}) SELECT gen_random_uuid(), id, gen_random_uuid(), 'hash', '', 'label', 'x', now(), ${values} FROM edition`;

// Each a mistake that code could make; the constraint that stops it.
const MISTAKES: [string, string, string][] = [
  [
    'two live registrations of one person',
    `UPDATE registration SET email_key = 'same@example.org'`,
    'registration_one_live',
  ],
  ['an unknown state', `UPDATE registration SET state = 'lost'`, 'registration_state'],
  ['a country that is none', `UPDATE registration SET citizenship = 'xx'`, 'registration_countries'],
  ['a phone that is not E.164', `UPDATE registration SET phone = '89123456789'`, 'registration_phone'],
  ['a seat held twice', `INSERT INTO hold SELECT * FROM hold LIMIT 1`, 'hold_pkey'],
  ['fewer than no seats held', `UPDATE pool SET held_seats = -1`, 'pool_held'],
  ['fewer than nobody waiting', `UPDATE pool SET waiting_people = -1`, 'pool_waiting'],
  ['a size of a base pool, which is a setting', `UPDATE pool SET size_seats = 9`, 'pool_sized'],
  [
    'a cap below zero',
    `INSERT INTO pool (edition_id, key, size_seats) SELECT id, 'category:GOV', -1 FROM edition`,
    'pool_size',
  ],
  ['a code used more often than it may be', invitation('max_uses, uses', '1, 2'), 'invitation_reserved'],
  [
    'more seats reserved than uses are left',
    invitation('pool, max_uses, uses, reserved_seats', `'domestic', 3, 2, 2`),
    'invitation_reserved',
  ],
  ['seats reserved in no pool', invitation('max_uses, reserved_seats', '1, 1'), 'invitation_reserved_where'],
  [
    'a place in the list that was approved by nobody',
    `INSERT INTO waiting (registration_id, edition_id, pool, since, approved_at) SELECT id, edition_id, 'international', now(), now() FROM registration LIMIT 1`,
    'waiting_approved',
  ],
  [
    'two active tickets',
    `INSERT INTO ticket SELECT gen_random_uuid(), registration_id, 'other', sealed_code, status, issued_at FROM ticket`,
    'ticket_one_active',
  ],
  [
    'a registration that is its own double',
    `INSERT INTO double_pair (first_id, second_id, edition_id, reasons, found_at) SELECT id, id, edition_id, '{}', now() FROM registration LIMIT 1`,
    'double_pair_order',
  ],
  [
    'a registration that goes on as itself',
    `INSERT INTO succession SELECT gen_random_uuid(), id, id, 'merged', false, 'x', now() FROM registration LIMIT 1`,
    'succession_other',
  ],
  ['a ticket that ended without an end', `UPDATE ticket SET status = 'revoked'`, 'ticket_end'],
  [
    'two current editions',
    `INSERT INTO edition SELECT (json_populate_record(edition, '{"id":"0190a000-0000-7000-8000-000000000001","key":"2028"}')).* FROM edition`,
    'edition_current_once',
  ],
  [
    'a reserve larger than the capacity',
    `UPDATE edition SET international_reserve_seats = 5001`,
    'edition_reserve',
  ],
  [
    'a window that closes before it opens',
    `UPDATE edition SET registration_closes_at = registration_opens_at`,
    'edition_dates',
  ],
  [
    'one mail of a fact twice',
    `INSERT INTO mail_message (id, fact_key, kind, recipient, locale, created_at, due_at) SELECT gen_random_uuid(), fact_key, kind, recipient, locale, now(), now() FROM mail_message LIMIT 1`,
    'mail_message_fact_key_unique',
  ],
  ['more attempts than given', `UPDATE challenge SET attempts_left = -1`, 'challenge_attempts'],
  [
    'an unknown role',
    `INSERT INTO "user" (id, email) VALUES ('u', 'u@x.org'); INSERT INTO staff_role VALUES ('u', 'king', 'x', now())`,
    'staff_role_name',
  ],
  [
    'an unknown verdict',
    `INSERT INTO scan SELECT (json_populate_record(scan, '{"id":"0190a000-0000-7000-8000-000000000001","verdict":"maybe"}')).* FROM scan`,
    'scan_verdict',
  ],
];
for (const [what, statement, constraint] of MISTAKES) {
  test(`the database refuses ${what}`, async ({ house }) => {
    await lived(house);
    await house.submit();
    expect(await answerOf(house, statement)).toBe(constraint);
  });
}
