import { auditPersonal } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { registrationRecord } from '@/lib/dashboard/record';
import { assign, assignInTurn } from '@/lib/queue/assigning';
import { toggleHead } from '@/lib/queue/heads';
import { viewInput } from '@/lib/queue/input';
import { editNote, writeNote } from '@/lib/queue/notes';
import { attend, forgetLooks, lookAt } from '@/lib/queue/presence';
import { colleaguesOf, tagsOf, viewsOf } from '@/lib/queue/queries';
import { addTag, removeTag } from '@/lib/queue/tags';
import { deleteView, saveView } from '@/lib/queue/views';
import { decide } from '@/lib/review/commands';
import { expect, test } from '../support/house';
import {
  daysLater,
  delegate,
  gateStaff,
  hoursLater,
  minutesLater,
  NOW,
  organiser,
  reviewer,
  tokenWith,
} from '../support/people';
import { signIn } from '../support/sessions';

const REFUSED = { ok: false, refusal: { code: 'NOT_ALLOWED' } };
const MISSING = { ok: false, refusal: { code: 'NOT_FOUND' } };
const secondsLater = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

test('a note is read by colleagues with author and time, changed by its author alone, and its old words are kept', async ({
  house,
}) => {
  const { reference, id: registrationId } = await house.submit();
  const note = expectOk(await writeNote(house.scope(reviewer), { reference, text: 'Called the city' }));
  expect(await editNote(house.scope(organiser), { id: note.id, text: 'No' })).toEqual(REFUSED);
  const later = minutesLater(5);
  expectOk(await editNote(house.scope(reviewer, later), { id: note.id, text: 'Called the city twice' }));
  expectOk(await editNote(house.scope(reviewer, later), { id: note.id, text: 'Called the city twice' }));
  const { notes } = expectOk(await registrationRecord(house.scope(organiser), reference));
  expect(notes).toMatchObject([
    { text: 'Called the city twice', writtenBy: 'person:user-reviewer', writtenAt: NOW, editedAt: later },
  ]);
  const facts = await house.facts(`registration:${registrationId}`);
  expect(facts.map(({ action }) => action)).toEqual([
    'registration.submitted',
    'note.written',
    'note.edited',
  ]);
  expect(JSON.stringify(facts)).not.toContain('Called');
  const personal = await house.db.select().from(auditPersonal);
  expect(personal.map(({ detail }) => detail)).toContainEqual({
    before: 'Called the city',
    after: 'Called the city twice',
  });
  // Not a word of it reaches the applicant.
  expect(JSON.stringify(await house.mails())).not.toContain('Called');
});

test('who may not decide does nothing of this, and what is not there is not found', async ({ house }) => {
  const { reference } = await house.submit();
  const note = expectOk(await writeNote(house.scope(reviewer), { reference, text: 'x' }));
  const id = '00000000-0000-7000-8000-000000000000';
  const view = viewInput.parse({ name: 'Mine', query: '' });
  for (const actor of [delegate('ana@example.org'), gateStaff, tokenWith('registrations:read')]) {
    const scope = house.scope(actor);
    expect(await writeNote(scope, { reference, text: 'x' })).toEqual(REFUSED);
    expect(await editNote(scope, { id: note.id, text: 'x' })).toEqual(REFUSED);
    expect(await addTag(scope, { reference, name: 'x' })).toEqual(REFUSED);
    expect(await removeTag(scope, { reference, tagId: id })).toEqual(REFUSED);
    expect(await assign(scope, { reference, userId: null })).toEqual(REFUSED);
    expect(await assignInTurn(scope)).toEqual(REFUSED);
    expect(await toggleHead(scope, { reference })).toEqual(REFUSED);
    expect(await saveView(scope, view)).toEqual(REFUSED);
    expect(await deleteView(scope, { id })).toEqual(REFUSED);
    expect(await attend(scope, { reference })).toEqual(REFUSED);
    expect([await viewsOf(scope), await tagsOf(scope), await colleaguesOf(scope)]).toEqual([[], [], []]);
  }
  const scope = house.scope(reviewer);
  for (const gone of ['BMF-27-000000', "'; --"]) {
    expect(await writeNote(scope, { reference: gone, text: 'x' })).toEqual(MISSING);
    expect(await addTag(scope, { reference: gone, name: 'x' })).toEqual(MISSING);
    expect(await removeTag(scope, { reference: gone, tagId: id })).toEqual(MISSING);
    expect(await assign(scope, { reference: gone, userId: null })).toEqual(MISSING);
    expect(await toggleHead(scope, { reference: gone })).toEqual(MISSING);
    expect(await attend(scope, { reference: gone })).toEqual(MISSING);
  }
  expect(await editNote(scope, { id, text: 'x' })).toEqual(MISSING);
  expect(await deleteView(scope, { id })).toEqual(MISSING);
});

test("a view is its owner's under its name, and everybody's once shared", async ({ house }) => {
  const ana = await signIn(house, 'ana@forum.example.org', ['reviewer']);
  const bo = await signIn(house, 'bo@forum.example.org', ['organiser']);
  const [mine, theirs] = [house.scope(ana.actor), house.scope(bo.actor)];
  const view = (name: string, query: string, isShared?: string) => viewInput.parse({ name, query, isShared });
  expectOk(await saveView(mine, view('Brazil', 'country=BR')));
  expectOk(await saveView(mine, view('To ask', 'status=needs_info', 'on')));
  expectOk(await saveView(mine, view('Brazil', 'country=BR&sort=newest')));
  expect(await viewsOf(mine)).toMatchObject([
    { name: 'Brazil', query: 'country=BR&sort=newest', isShared: false, owner: null },
    { name: 'To ask', isShared: true, owner: null },
  ]);
  const [shared] = await viewsOf(theirs);
  expect(await viewsOf(theirs)).toMatchObject([{ name: 'To ask', owner: 'ana@forum.example.org' }]);
  expect(await deleteView(theirs, { id: shared?.id ?? '' })).toEqual(MISSING);
  expectOk(await deleteView(mine, { id: shared?.id ?? '' }));
  expect(await viewsOf(theirs)).toEqual([]);
  expect(viewInput.safeParse({ name: 'x', query: 'a="><script>' }).success).toBe(false);
});

test('who has a record open is seen by the others until the page closes or falls silent', async ({
  house,
}) => {
  const { reference } = await house.submit();
  const ana = await signIn(house, 'ana@forum.example.org', ['reviewer']);
  const bo = await signIn(house, 'bo@forum.example.org', ['reviewer']);
  const at = (actor: typeof ana.actor, seconds: number, isLeaving?: boolean) =>
    attend(house.scope(actor, secondsLater(seconds)), { reference, isLeaving }).then(expectOk);
  expect((await at(ana.actor, 0)).others).toEqual([]);
  expect((await at(bo.actor, 5)).others).toEqual(['ana@forum.example.org']);
  expect((await at(ana.actor, 10)).others).toEqual(['bo@forum.example.org']);
  await at(ana.actor, 12, true);
  expect((await at(bo.actor, 13)).others).toEqual([]);
  await at(ana.actor, 20);
  expect((await at(bo.actor, 60)).others).toEqual([]);
  const before = (await at(bo.actor, 61)).stamp;
  expect((await at(bo.actor, 62)).stamp).toBe(before);
  expectOk(await decide(house.scope(ana.actor, secondsLater(63)), reference, { decision: 'approve' }));
  expect((await at(bo.actor, 64)).stamp).not.toBe(before);
});

test('what is new is new since the visit before, and stays so over a reload', async ({ house }) => {
  const { id, reference } = await house.submit();
  const ana = await signIn(house, 'ana@forum.example.org', ['reviewer']);
  const look = (now: Date) => lookAt(house.scope(ana.actor, now), id);
  expect(await look(NOW)).toBeNull();
  expect(await look(minutesLater(1))).toBeNull();
  expectOk(await attend(house.scope(ana.actor, minutesLater(2)), { reference }));
  expect(await look(hoursLater(3))).toEqual(minutesLater(2));
  expect(await look(minutesLater(1, hoursLater(3)))).toEqual(minutesLater(2));
  expect(await lookAt(house.scope(gateStaff), id)).toBeNull();
  await forgetLooks(house.scope(undefined, daysLater(200)));
  expect(await look(daysLater(200))).toBeNull();
});
