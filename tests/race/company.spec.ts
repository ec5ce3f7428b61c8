import { sql } from 'drizzle-orm';
import { anonymous } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { expectOk, refuse } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { submitInCompany } from '@/lib/registration/gathering';
import { expect, type House, test } from '../support/house';
import { application, minutesLater, tokenWith } from '../support/people';

const transactions = async (house: House) => {
  const { rows } = await house.db.execute<{ count: number }>(
    sql`SELECT count(DISTINCT xmin::text)::int AS count FROM registration`,
  );
  return rows[0]?.count ?? 0;
};

test('200 who arrive together share few transactions; 50 get the 50 seats, the others one strict line', async ({
  house,
}) => {
  await house.settings({ capacity: 50, internationalReserve: 50 });
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => submitInCompany(house.scope(anonymous), application())),
  );
  const all = answers.map((answer) => expectOk(answer));
  expect(all.filter(({ status }) => status === 'submitted')).toHaveLength(50);
  // Whoever arrives at one process stands in the line in the order of arrival.
  expect(all.flatMap(({ waitlistPosition }) => waitlistPosition ?? [])).toEqual(
    Array.from({ length: 150 }, (_, at) => at + 1),
  );
  // A company has at most 32, so that the next can be prepared while the database is at work.
  expect(await transactions(house)).toBeLessThanOrEqual(8);
  expect(await house.mails()).toHaveLength(200);
  await house.expectSound();
});

test('each fact of a shared transaction names its own request and each row its own moment', async ({
  house,
}) => {
  const scopes = Array.from({ length: 10 }, (_, at) => house.scope(anonymous, minutesLater(at)));
  const answers = await Promise.all(scopes.map((scope) => submitInCompany(scope, application())));
  for (const [at, scope] of scopes.entries()) {
    const { id, reference } = expectOk(answers[at] ?? refuse('missing'));
    expect((await house.facts(`registration:${id}`)).map(({ requestId }) => requestId)).toEqual([
      scope.requestId,
    ]);
    expect((await house.row(reference)).submittedAt).toEqual(minutesLater(at));
  }
  expect(await transactions(house)).toBeLessThan(10);
});

test('one application that breaks the transaction fails alone', async ({ house }) => {
  const broken = { ...application(), phone: 'no phone that the database would take' };
  const company = [application(), application(), broken, application(), application()];
  const answers = await Promise.allSettled(
    company.map((input) => submitInCompany(house.scope(anonymous), input)),
  );
  expect(answers.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
  ]);
  expect(await house.mails()).toHaveLength(4);
  await house.expectSound();
});

test('in company, strangers stay unconfirmed and what a token brings counts as confirmed', async ({
  house,
}) => {
  const actors = [
    anonymous,
    tokenWith('registrations:write'),
    anonymous,
    tokenWith('registrations:write'),
    anonymous,
  ];
  const answers = await Promise.all(
    actors.map((actor) => submitInCompany(house.scope(actor), application())),
  );
  const rows = await Promise.all(answers.map((answer) => house.row(expectOk(answer).reference)));
  expect(rows.map(({ emailConfirmedAt }) => emailConfirmedAt !== null)).toEqual([
    false,
    true,
    false,
    true,
    false,
  ]);
});

test('inside of a transaction an application stands or falls with it', async ({ house }) => {
  await inTransaction(house.scope(), async (tx) => {
    expectOk(await submitInCompany({ ...tx, requestId: newId() }, application()));
    return refuse('POOL_FULL');
  });
  expect(await house.mails()).toEqual([]);
});
