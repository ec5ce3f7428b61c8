import { asc, eq } from 'drizzle-orm';
import { assignment, informationRequest, staffRole } from '@/db/schema';
import { system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { assign } from '@/lib/queue/assigning';
import { returnAnswer } from '@/lib/queue/returning';
import { amend, answerRequest, saveAnswers } from '@/lib/registration/amendment';
import { answeredRequestOf, askedItems } from '@/lib/registration/answers';
import { lapseOverdue } from '@/lib/registration/deadlines';
import { editInput } from '@/lib/registration/input';
import { openRequestOf } from '@/lib/registration/queries';
import { remindOfDeadlines } from '@/lib/registration/reminders';
import { decide, decideMany } from '@/lib/review/commands';
import { decisionInput } from '@/lib/review/input';
import { hireReviewer } from '../support/bulk';
import { expect, type House, test } from '../support/house';
import { application, daysLater, delegate, hoursLater, minutesLater, reviewer } from '../support/people';
import { deciding, undoing } from '../support/undo';

const EMAIL = 'ana@example.org';
const ana = delegate(EMAIL);
const other = { ...reviewer, userId: 'user-other', email: 'other@forum.example.org' } as typeof reviewer;

const ASK = {
  decision: 'request_info',
  fields: ['phone', 'position', 'diet'],
  fieldNotes: { phone: 'This number does not answer.' },
} as const;
type Own = { deadlineAt?: Date };
async function asking(house: House, own: Own = {}) {
  await hireReviewer(house);
  const submitted = await house.submit(application({ email: EMAIL, diet: 'halal' }), system('test'));
  const asked = { ...ASK, fields: [...ASK.fields], ...own };
  expectOk(await decide(house.scope(reviewer), submitted.reference, asked));
  return submitted;
}
const at = (house: House, minutes: number) => house.scope(ana, minutesLater(minutes));
const openItems = async (house: House, id: string) => {
  const request = await openRequestOf(house, id);
  return request ? askedItems(house, request) : [];
};

test('each thing is kept by itself, ticked off, and shown beside what it was', async ({ house }) => {
  const { id, reference } = await asking(house);
  expectOk(await saveAnswers(at(house, 1), reference, editInput.parse({ phone: '+86 10 6552 1111' })));
  expectOk(await saveAnswers(at(house, 2), reference, editInput.parse({ position: 'Deputy mayor' })));
  expect(await openItems(house, id)).toEqual([
    {
      field: 'phone',
      note: 'This number does not answer.',
      isDone: true,
      before: { phone: '+861065529988' },
      after: { phone: '+861065521111' },
    },
    { field: 'position', note: undefined, isDone: true, before: undefined, after: undefined },
    { field: 'diet', note: undefined, isDone: false, before: undefined, after: undefined },
  ]);
  expect(await house.row(reference)).toMatchObject({ state: 'needs_info', phone: '+861065521111' });
  const facts = await house.facts(`registration:${id}`);
  expect(facts.slice(-2).map(({ action, after }) => [action, after])).toEqual([
    ['registration.amended', { fields: ['phone'] }],
    ['registration.answers_confirmed', { fields: ['position'] }],
  ]);
});

test('nothing but what was asked for can be changed meanwhile', async ({ house }) => {
  const { reference } = await asking(house);
  for (const change of [saveAnswers, answerRequest, amend]) {
    expect(await change(at(house, 1), reference, { organisation: 'Elsewhere' })).toEqual({
      ok: false,
      refusal: { code: 'FIELD_LOCKED', details: { fields: ['organisation'] } },
    });
  }
  expect((await house.row(reference)).organisation).toBe('City of Harbin');
});

test('an answer with a gap is refused and names it; what was kept stays', async ({ house }) => {
  const { id, reference } = await asking(house);
  expectOk(await saveAnswers(at(house, 1), reference, editInput.parse({ phone: '+86 10 6552 1111' })));
  expect(await answerRequest(at(house, 2), reference, {})).toEqual({
    ok: false,
    refusal: { code: 'ANSWER_INCOMPLETE', details: { fields: ['position', 'diet'] } },
  });
  expect((await openItems(house, id)).map(({ isDone }) => isDone)).toEqual([true, false, false]);
  const rest = editInput.parse({ position: 'Mayor', diet: '' });
  expectOk(await answerRequest(at(house, 3), reference, rest));
  const row = await house.row(reference);
  expect(row.state).toBe('submitted');
  const answered = await answeredRequestOf(house, row);
  expect(answered && (await askedItems(house, answered))).toMatchObject([
    { field: 'phone', isDone: true, after: { phone: '+861065521111' } },
    { field: 'position', isDone: true, before: { position: 'Deputy mayor' }, after: { position: 'Mayor' } },
    // What is sealed is never shown beside what it was.
    { field: 'diet', isDone: true, before: undefined, after: undefined },
  ]);
  expect(await house.tasks('queue.return_answer')).toMatchObject([{ payload: { requestId: answered?.id } }]);
});

test('an answer after a decision, or of somebody else, is refused', async ({ house }) => {
  const { reference } = await asking(house);
  const stranger = house.scope(delegate('other@example.org'));
  expect(await saveAnswers(stranger, reference, {})).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'approve' }));
  expect(await saveAnswers(at(house, 1), reference, { position: 'Mayor' })).toEqual({
    ok: false,
    refusal: { code: 'STATE_CHANGED', details: { state: 'approved' } },
  });
});

const holder = async ({ db }: House, id: string) =>
  (await db.select().from(assignment).where(eq(assignment.registrationId, id)))[0]?.userId;
async function answering(house: House, { id, reference }: { id: string; reference: string }) {
  const request = await openRequestOf(house, id);
  const rest = editInput.parse({ phone: '+86 10 6552 1111', position: 'Mayor', diet: '' });
  expectOk(await answerRequest(at(house, 10), reference, rest));
  await returnAnswer(house.scope(undefined, minutesLater(10)), request?.id ?? '');
  // The task may come twice.
  await returnAnswer(house.scope(undefined, minutesLater(11)), request?.id ?? '');
}

test('the answer comes back to whoever asked', async ({ house }) => {
  const asked = await asking(house);
  await answering(house, asked);
  expect(await holder(house, asked.id)).toBe('user-reviewer');
  const facts = await house.facts(`registration:${asked.id}`);
  expect(facts.filter(({ action }) => action === 'registration.assigned')).toHaveLength(1);
});

test('what was given to another since stays theirs; what was theirs before comes to the asker', async ({
  house,
}) => {
  const asked = await asking(house);
  await hireReviewer(house, other);
  const given = (minutes: number) =>
    assign(house.scope(reviewer, minutesLater(minutes)), {
      reference: asked.reference,
      userId: 'user-other',
    });
  expectOk(await given(-5));
  await answering(house, asked);
  expect(await holder(house, asked.id)).toBe('user-reviewer');
  const again = { ...ASK, fields: [...ASK.fields] };
  expectOk(await decide(house.scope(reviewer, minutesLater(20)), asked.reference, again));
  expectOk(await given(30));
  const [, second] = await house.db
    .select()
    .from(informationRequest)
    .orderBy(asc(informationRequest.requestedAt));
  const rest = editInput.parse({ phone: '+86 10 6552 1111', position: 'Mayor', diet: '' });
  expectOk(await answerRequest(at(house, 40), asked.reference, rest));
  await returnAnswer(house.scope(undefined, minutesLater(40)), second?.id ?? '');
  expect(await holder(house, asked.id)).toBe('user-other');
});

test('of an asker who was shut out the answer is nobody’s', async ({ house }) => {
  const asked = await asking(house);
  expectOk(await assign(house.scope(reviewer), { reference: asked.reference, userId: 'user-reviewer' }));
  await house.db.delete(staffRole).where(eq(staffRole.userId, 'user-reviewer'));
  await answering(house, asked);
  expect(await holder(house, asked.id)).toBeUndefined();
});

test('the reviewer’s own deadline is in the letter, and reminder and lapse keep to it', async ({ house }) => {
  await house.settings({ informationReminderHours: 24 });
  const { reference } = await asking(house, { deadlineAt: daysLater(20) });
  const [letter] = await house.mails('needs_info');
  expect(letter?.letter?.text).toMatch(/by 21\sMarch\s2027/);
  expect(letter?.letter?.text).toContain('Phone: This number does not answer.');
  await remindOfDeadlines(house.scope(undefined, daysLater(15)));
  expect(await house.mails('information_reminder')).toHaveLength(0);
  await remindOfDeadlines(house.scope(undefined, hoursLater(20 * 24 - 3)));
  expect(await house.mails('information_reminder')).toHaveLength(1);
  await lapseOverdue(house.scope(undefined, daysLater(19)));
  expect((await house.row(reference)).state).toBe('needs_info');
  await lapseOverdue(house.scope(undefined, daysLater(20)));
  expect((await house.row(reference)).state).toBe('lapsed');
});

test('a deadline in the past is refused at its field, and nothing is asked of anybody', async ({ house }) => {
  const { reference } = await house.submit(application({ email: EMAIL }));
  const asked = { ...ASK, fields: [...ASK.fields], deadlineAt: minutesLater(0) };
  const refusal = {
    code: 'INVALID_INPUT',
    details: { errors: [{ path: 'deadlineAt', code: 'in_the_past' }] },
  };
  expect(await decide(house.scope(reviewer), reference, asked)).toEqual({ ok: false, refusal });
  expect(await decideMany(house.scope(reviewer), { references: [reference], ...asked })).toEqual({
    ok: false,
    refusal,
  });
  expect((await house.row(reference)).state).toBe('submitted');
});

test('a note belongs to a field that is asked for', () => {
  const asked = { decision: 'request_info', fields: ['phone'], fieldNotes: { position: 'Which one?' } };
  expect(decisionInput.safeParse(asked).success).toBe(false);
  expect(decisionInput.safeParse({ ...asked, fields: ['position'] }).success).toBe(true);
});

test('a request that was partly answered is not undone', async ({ house }) => {
  await hireReviewer(house);
  const { reference } = await house.submit(application({ email: EMAIL }));
  const id = await deciding(house, reference, { ...ASK, fields: [...ASK.fields] });
  expectOk(await saveAnswers(at(house, 1), reference, { position: 'Mayor' }));
  expect(await undoing(house, id, 2)).toMatchObject({ refusal: { code: 'CHANGED_SINCE' } });
});
