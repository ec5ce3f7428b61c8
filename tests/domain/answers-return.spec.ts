import { asc, eq } from 'drizzle-orm';
import { assignment, informationRequest, staffRole } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { assign } from '@/lib/queue/assigning';
import { returnAnswer } from '@/lib/queue/returning';
import { answerRequest } from '@/lib/registration/answering';
import { editInput } from '@/lib/registration/input';
import { openRequestOf } from '@/lib/registration/queries';
import { decide } from '@/lib/review/commands';
import { ASK, anaAt, asking } from '../support/answers';
import { hireReviewer } from '../support/bulk';
import { expect, type House, test } from '../support/house';
import { minutesLater, reviewer } from '../support/people';

const other = { ...reviewer, userId: 'user-other', email: 'other@forum.example.org' } as typeof reviewer;

const holder = async ({ db }: House, id: string) =>
  (await db.select().from(assignment).where(eq(assignment.registrationId, id)))[0]?.userId;
async function answering(house: House, { id, reference }: { id: string; reference: string }) {
  const request = await openRequestOf(house, id);
  const rest = editInput.parse({ phone: '+86 10 6552 1111', position: 'Mayor', diet: '' });
  expectOk(await answerRequest(anaAt(house, 10), reference, rest));
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
  const again = ASK;
  expectOk(await decide(house.scope(reviewer, minutesLater(20)), asked.reference, again));
  expectOk(await given(30));
  const [, second] = await house.db
    .select()
    .from(informationRequest)
    .orderBy(asc(informationRequest.requestedAt));
  const rest = editInput.parse({ phone: '+86 10 6552 1111', position: 'Mayor', diet: '' });
  expectOk(await answerRequest(anaAt(house, 40), asked.reference, rest));
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
