import { expectOk } from '@/lib/core/result';
import { amend } from '@/lib/registration/amendment';
import { answerRequest, saveAnswers } from '@/lib/registration/answering';
import { answeredRequestOf, askedItems } from '@/lib/registration/answers';
import { lapseOverdue } from '@/lib/registration/deadlines';
import { editInput } from '@/lib/registration/input';
import { remindOfDeadlines } from '@/lib/registration/reminders';
import { decide, decideMany } from '@/lib/review/commands';
import { decisionInput } from '@/lib/review/input';
import { ASK, anaAt, asking, EMAIL, openItems } from '../support/answers';
import { hireReviewer } from '../support/bulk';
import { expect, test } from '../support/house';
import { application, daysLater, delegate, hoursLater, minutesLater, reviewer } from '../support/people';
import { deciding, undoing } from '../support/undo';

test('each thing is kept by itself, ticked off, and shown beside what it was', async ({ house }) => {
  const { id, reference } = await asking(house);
  expectOk(await saveAnswers(anaAt(house, 1), reference, editInput.parse({ phone: '+86 10 6552 1111' })));
  expectOk(await saveAnswers(anaAt(house, 2), reference, editInput.parse({ position: 'Deputy mayor' })));
  expect(await openItems(house, id)).toEqual([
    {
      field: 'phone',
      note: 'This number does not answer.',
      isDone: true,
      isChanged: true,
      before: { phone: '+861065529988' },
      after: { phone: '+861065521111' },
    },
    {
      field: 'position',
      note: undefined,
      isDone: true,
      isChanged: false,
      before: undefined,
      after: undefined,
    },
    { field: 'diet', note: undefined, isDone: false, isChanged: false, before: undefined, after: undefined },
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
    expect(await change(anaAt(house, 1), reference, { organisation: 'Elsewhere' })).toEqual({
      ok: false,
      refusal: { code: 'FIELD_LOCKED', details: { fields: ['organisation'] } },
    });
  }
  expect((await house.row(reference)).organisation).toBe('City of Harbin');
});

test('an answer with a gap is refused and names it; what was kept stays', async ({ house }) => {
  const { id, reference } = await asking(house);
  expectOk(await saveAnswers(anaAt(house, 1), reference, editInput.parse({ phone: '+86 10 6552 1111' })));
  expect(await answerRequest(anaAt(house, 2), reference, {})).toEqual({
    ok: false,
    refusal: { code: 'ANSWER_INCOMPLETE', details: { fields: ['position', 'diet'] } },
  });
  expect((await openItems(house, id)).map(({ isDone }) => isDone)).toEqual([true, false, false]);
  const rest = editInput.parse({ position: 'Mayor', diet: '' });
  expectOk(await answerRequest(anaAt(house, 3), reference, rest));
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
  expect(await saveAnswers(anaAt(house, 1), reference, { position: 'Mayor' })).toEqual({
    ok: false,
    refusal: { code: 'STATE_CHANGED', details: { state: 'approved' } },
  });
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
  const asked = { ...ASK, deadlineAt: minutesLater(0) };
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
  const id = await deciding(house, reference, ASK);
  expectOk(await saveAnswers(anaAt(house, 1), reference, { position: 'Mayor' }));
  expect(await undoing(house, id, 2)).toMatchObject({ refusal: { code: 'CHANGED_SINCE' } });
});
