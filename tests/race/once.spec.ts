import { idempotentAnswer, scan, session, staffRole } from '@/db/schema';
import { sealFacts } from '@/lib/audit/commands';
import { acceptInvitation, inviteStaff } from '@/lib/auth/invitations';
import { anonymous } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { expectOk, ok } from '@/lib/core/result';
import { scanTicket } from '@/lib/gate/commands';
import { once, onceForMany } from '@/lib/idempotency/commands';
import { submit } from '@/lib/registration/commands';
import { confirmEmail } from '@/lib/registration/confirmation';
import { saveDraft, submitDraft } from '@/lib/registration/draft';
import { decide, decideMany } from '@/lib/review/commands';
import { ticketOf } from '@/lib/ticket/queries';
import { expect, type House, test } from '../support/house';
import { application, gateStaff, NOW, organiser, rawApplication, reviewer } from '../support/people';

const together = <T>(count: number, work: (position: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, position) => work(position)));

async function approved(house: House) {
  const made = await house.submit();
  expectOk(await decide(house.scope(reviewer), made.reference, { decision: 'approve' }));
  return { ...made, code: (await ticketOf(house, made.id))?.code ?? '' };
}

test('of two reviewers who decide at once one wins, and the other is told what was decided', async ({
  house,
}) => {
  for (let times = 0; times < 5; times++) {
    const { reference } = await house.submit();
    const [approval, rejection] = await Promise.all([
      decide(house.scope(reviewer), reference, { decision: 'approve' }),
      decide(house.scope(organiser), reference, { decision: 'reject', reasonCode: 'other' }),
    ]);
    const { state } = await house.row(reference);
    const lost = approval.ok ? rejection : approval;
    expect(approval.ok).not.toBe(rejection.ok);
    expect(lost).toEqual({ ok: false, refusal: { code: 'STATE_CHANGED', details: { state } } });
  }
  expect((await house.mails()).filter(({ kind }) => kind !== 'received')).toHaveLength(5);
  await house.expectSound();
});

test('one ticket read at ten gates at once admits one person', async ({ house }) => {
  const { code } = await approved(house);
  const answers = await together(10, (position) =>
    scanTicket(house.scope(gateStaff), {
      id: newId(),
      code,
      gate: position % 2 ? 'N1' : 'S2',
      direction: 'entry',
      scannedAt: NOW,
    }),
  );
  const reasons = answers.map((answer) => expectOk(answer).reason);
  expect(reasons.filter((reason) => reason === 'welcome')).toHaveLength(1);
  expect(reasons.filter((reason) => reason === 'already_in')).toHaveLength(9);
});

test('one scan that arrives ten times at once is one record with one answer', async ({ house }) => {
  const { code } = await approved(house);
  const id = newId();
  const answers = await together(10, () =>
    scanTicket(house.scope(gateStaff), { id, code, gate: 'N1', direction: 'entry', scannedAt: NOW }),
  );
  expect(answers).toEqual(answers.map(() => answers[0]));
  expect(await house.db.select().from(scan)).toHaveLength(1);
  expect(await house.facts(`scan:${id}`)).toHaveLength(1);
});

test('gates and the desk at once: no deadlock, and what was revoked admits nobody afterwards', async ({
  house,
}) => {
  const people = await together(15, () => approved(house));
  const results = await Promise.allSettled(
    people.flatMap(({ code, reference }) => [
      scanTicket(house.scope(gateStaff), {
        id: newId(),
        code,
        gate: 'N1',
        direction: 'entry',
        scannedAt: NOW,
      }),
      decide(house.scope(organiser), reference, { decision: 'cancel' }),
      scanTicket(house.scope(gateStaff), {
        id: newId(),
        code,
        gate: 'N2',
        direction: 'entry',
        scannedAt: NOW,
      }),
    ]),
  );
  expect(results.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))).toEqual([]);
  for (const { code } of people) {
    const later = await scanTicket(house.scope(gateStaff), {
      id: newId(),
      code,
      gate: 'S1',
      direction: 'entry',
      scannedAt: NOW,
    });
    expect(expectOk(later).verdict).toBe('stop');
  }
  await house.expectSound();
});

test('an invitation taken up ten times at once gives one role and one session', async ({ house }) => {
  const { link } = expectOk(
    await inviteStaff(house.scope(organiser), { email: 'ana@example.org', role: 'gate' }),
  );
  const token = new URL(link).searchParams.get('token') ?? '';
  const answers = await together(10, () => acceptInvitation(house.scope(anonymous), token));
  expect(answers.filter(({ ok: isIn }) => isIn)).toHaveLength(1);
  expect(await house.db.select().from(staffRole)).toHaveLength(1);
  expect(await house.db.select().from(session)).toHaveLength(1);
});

test('guesses at once never exceed the five attempts', async ({ house }) => {
  const { challengeId = '' } = await house.submit(application({ email: 'ana@example.org' }));
  const { code } = await house.secretsFor('ana@example.org');
  const guesses = await together(30, (position) =>
    confirmEmail(house.scope(anonymous), {
      challengeId,
      code: String((Number(code) + position + 1) % 1_000_000).padStart(6, '0'),
    }),
  );
  const codes = guesses.map((guess) => (guess.ok ? 'ok' : guess.refusal.code));
  expect(codes.filter((one) => one === 'CODE_WRONG')).toHaveLength(5);
  expect(codes.filter((one) => one === 'CODE_ATTEMPTS_SPENT')).toHaveLength(25);
  expect(await house.attemptsLeft(challengeId)).toBe(0);
});

test('the right code typed five times at once signs in once', async ({ house }) => {
  const { challengeId = '' } = await house.submit(application({ email: 'ana@example.org' }));
  const { code } = await house.secretsFor('ana@example.org');
  const answers = await together(5, () => confirmEmail(house.scope(anonymous), { challengeId, code }));
  expect(answers.filter(({ ok: isIn }) => isIn)).toHaveLength(1);
  expect(await house.db.select().from(session)).toHaveLength(1);
});

test('one request sent ten times at once has one effect, and all get the same answer', async ({ house }) => {
  const input = application();
  const answers = await together(10, () =>
    once(house.scope(), { key: 'k', body: 1 }, (tx) => submit(tx, input)),
  );
  expect(answers).toEqual(answers.map(() => answers[0]));
  expect(answers[0]).toMatchObject({ ok: true });
  expect(await house.mails()).toHaveLength(1);
  expect(await house.db.select().from(idempotentAnswer)).toHaveLength(1);
});

test('one bulk decision sent five times at once is taken once, and all get the same answer', async ({
  house,
}) => {
  const references = (await together(10, () => house.submit())).map(({ reference }) => reference);
  const answers = await together(5, () =>
    onceForMany(house.scope(reviewer), { key: 'k', body: references }, (scope) =>
      decideMany(scope, { references, decision: 'approve' }),
    ),
  );
  expect(answers).toEqual(Array(5).fill(ok({ done: references, skipped: [] })));
  expect(await house.mails('approved')).toHaveLength(10);
});

test('a draft submitted ten times at once becomes one registration with one answer', async ({ house }) => {
  const { category, countryRepresented, citizenship, email, phone, organisation, position } =
    rawApplication() as Record<string, string>;
  const typed = { category, countryRepresented, citizenship, email, phone, organisation, position };
  const names = {
    'nameLatin.given': 'Na',
    tracks: 'transport',
    'consents.personalData': '1',
    'consents.terms': '1',
  };
  const { token } = await saveDraft(house.scope(anonymous), undefined, { ...typed, ...names } as Record<
    string,
    string
  >);
  const answers = await together(10, () => submitDraft(house.scope(anonymous), token, 'en'));
  expect(answers[0]).toMatchObject({ ok: true });
  expect(answers).toEqual(answers.map(() => answers[0]));
  expect(await house.mails()).toHaveLength(1);
});

test('several sealers at once make one chain without a gap', async ({ house }) => {
  await Promise.all([
    together(40, () => house.submit()),
    together(10, () => sealFacts(house.scope(), { limit: 7 })),
  ]);
  while ((await sealFacts(house.scope())) > 0);
  await house.expectSound();
});
