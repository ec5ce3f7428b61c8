import { informationRequest } from '@/db/schema';
import { system } from '@/lib/core/actor';
import { ok } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { submit, submitTogether } from '@/lib/registration/commands';
import { lapseOverdue } from '@/lib/registration/deadlines';
import { expect, test } from '../support/house';
import { application, daysLater, fromHome, hoursLater, NOW, tokenWith } from '../support/people';

test('an application gets a reference, a seat, one letter, one fact and a deadline for the address', async ({
  house,
}) => {
  const input = application({ email: 'Ana@Example.org' });
  const submitted = await house.submit(input);
  expect(submitted).toMatchObject({ status: 'submitted', challengeId: expect.any(String) });
  expect(submitted.reference).toMatch(/^BMF-27-\d{6}$/);
  expect(await house.row(submitted.reference)).toMatchObject({
    state: 'submitted',
    email: 'Ana@Example.org',
    emailKey: 'ana@example.org',
    emailConfirmedAt: null,
    isInternational: true,
    submittedAt: NOW,
  });
  const mails = await house.mails();
  expect(mails.map(({ kind, recipient }) => [kind, recipient])).toEqual([['received', 'Ana@Example.org']]);
  const facts = await house.facts(`registration:${submitted.id}`);
  expect(facts.map(({ action, actor, after }) => ({ action, actor, after }))).toEqual([
    {
      action: 'registration.submitted',
      actor: 'anonymous',
      after: { reference: submitted.reference, state: 'submitted', category: 'DEL', isInternational: true },
    },
  ]);
  expect((await house.row(submitted.reference)).confirmEmailBy).toEqual(hoursLater(24));
  expect(mails.map(({ state, dueAt }) => ({ state, dueAt }))).toEqual([{ state: 'queued', dueAt: NOW }]);
  await house.expectSound();
});

test('the audit keeps nothing that names the person', async ({ house }) => {
  const { id } = await house.submit(application({ email: 'ana@example.org' }));
  const facts = JSON.stringify(await house.facts(`registration:${id}`));
  for (const personal of ['ana@', 'Li', 'Na', '6552', 'Harbin']) expect(facts).not.toContain(personal);
});

test('what comes in through a token counts as confirmed and has no deadline', async ({ house }) => {
  for (const actor of [tokenWith('registrations:write'), system('seed')]) {
    const submitted = await house.submit(application(), actor);
    expect(submitted.challengeId).toBeUndefined();
    expect(await house.row(submitted.reference)).toMatchObject({
      emailConfirmedAt: NOW,
      confirmEmailBy: null,
    });
  }
  expect(await lapseOverdue(house.scope(system('worker'), daysLater(30)))).toBe(0);
  expect((await house.mails()).map(({ letter }) => letter?.secrets)).toEqual([[], []]);
});

test('who finds no seat is waitlisted with a position, and told so in one letter', async ({ house }) => {
  await house.settings({ capacity: 1, internationalReserve: 1 });
  await house.submit();
  const second = await house.submit();
  const third = await house.submit();
  const home = await house.submit(fromHome());
  expect([second, third, home].map(({ status, waitlistPosition }) => [status, waitlistPosition])).toEqual([
    ['waitlisted', 1],
    ['waitlisted', 2],
    ['waitlisted', 1],
  ]);
  expect(await house.states([second.reference, third.reference])).toEqual(['waitlisted', 'waitlisted']);
  const letters = await house.mails('waitlisted');
  expect(letters.map(({ letter }) => letter?.text.includes('number 2 on the waiting list'))).toEqual([
    false,
    true,
    false,
  ]);
  await house.expectSound();
});

test('domestic applications never take the reserve of the international ones', async ({ house }) => {
  await house.settings({ capacity: 3, internationalReserve: 2 });
  const home = [await house.submit(fromHome()), await house.submit(fromHome())];
  const abroad = [await house.submit(), await house.submit()];
  expect([...home, ...abroad].map(({ status }) => status)).toEqual([
    'submitted',
    'waitlisted',
    'submitted',
    'submitted',
  ]);
});

test('where seats are held from approval, everybody is submitted and nobody holds a seat', async ({
  house,
}) => {
  await house.settings({ capacity: 1, internationalReserve: 1, seatsHeldFrom: 'approval' });
  const both = [await house.submit(), await house.submit()];
  expect(both.map(({ status }) => status)).toEqual(['submitted', 'submitted']);
  await house.expectSound();
});

for (const second of ['ana@example.org', 'ANA@EXAMPLE.ORG', '  Ana@example.Org ']) {
  test(`a second application from «${second}» is refused and leaves no trace`, async ({ house }) => {
    await house.submit(application({ email: 'ana@example.org' }));
    const refused = await submit(house.scope(), application({ email: second }));
    expect(refused).toEqual({ ok: false, refusal: { code: 'ALREADY_REGISTERED' } });
    expect(await house.mails()).toHaveLength(1);
    await house.expectSound();
  });
}

test('outside of the window every application is refused', async ({ house }) => {
  const closed = { ok: false, refusal: { code: 'REGISTRATION_CLOSED' } };
  for (const now of ['2026-05-31T23:59:59Z', '2027-08-20T21:00:00Z', '2030-01-01T00:00:00Z']) {
    expect(await submit(house.scope(system('test'), new Date(now)), application())).toEqual(closed);
  }
});

test('a closed category and an unknown track are named at their fields', async ({ house }) => {
  const input = application({ category: 'VIP', tracks: ['transport', 'energy', 'astrology'] });
  expect(await submit(house.scope(), input)).toEqual({
    ok: false,
    refusal: {
      code: 'INVALID_INPUT',
      details: {
        errors: [
          { path: 'category', code: 'unknown_category' },
          { path: 'tracks.1', code: 'unknown_track' },
          { path: 'tracks.2', code: 'unknown_track' },
        ],
      },
    },
  });
  expect(await house.mails()).toEqual([]);
});

test('in a batch each gets its own answer, and a refused one fails nobody', async ({ house }) => {
  await house.settings({ capacity: 2, internationalReserve: 2 });
  await house.submit(application({ email: 'taken@example.org' }));
  const batch = [
    application({ email: 'first@example.org' }),
    application({ category: 'VIP' }),
    application({ email: 'Taken@example.org' }),
    application({ email: 'FIRST@example.org' }),
    application({ email: 'late@example.org' }),
  ];
  const result = await inTransaction(house.scope(), async (tx) => ok(await submitTogether(tx, batch)));
  const answers = result.ok ? result.value : [];
  expect(answers.map((one) => (one.ok ? one.value.status : one.refusal.code))).toEqual([
    'submitted',
    'INVALID_INPUT',
    'ALREADY_REGISTERED',
    'ALREADY_REGISTERED',
    'waitlisted',
  ]);
  expect((await house.mails()).map(({ recipient }) => recipient)).toEqual([
    'taken@example.org',
    'first@example.org',
    'late@example.org',
  ]);
  await house.expectSound();
});

test('access needs are readable nowhere but in the vault', async ({ house }) => {
  const { rows } = await house.db.execute<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  );
  await house.submit(application({ accessNeeds: 'wheelchair-secret', diet: 'no-nuts-secret' }));
  for (const { name } of rows) {
    const found = await house.db.execute(`SELECT 1 FROM "${name}" AS t WHERE t::text LIKE '%-secret%'`);
    expect(found.rows, name).toEqual([]);
  }
  expect(await house.db.select().from(informationRequest)).toEqual([]);
});
