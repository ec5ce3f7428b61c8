import { expectOk } from '@/lib/core/result';
import { countRegistrations, listRegistrations, stateCounts } from '@/lib/dashboard/queries';
import { nextUndecided, tagCounts, workCounts } from '@/lib/dashboard/queue';
import { registrationRecord } from '@/lib/dashboard/record';
import { assign, assignInTurn } from '@/lib/queue/assigning';
import { toggleHead } from '@/lib/queue/heads';
import { addTag, removeTag } from '@/lib/queue/tags';
import { decide } from '@/lib/review/commands';
import { expect, test } from '../support/house';
import { organiser, reviewer } from '../support/people';
import { listed, several } from '../support/queue';
import { signIn } from '../support/sessions';

test('tags are one set for the edition, put on once, counted and filtered by', async ({ house }) => {
  const [first = '', second = ''] = await several(house, {}, {});
  const scope = house.scope(reviewer);
  expectOk(await addTag(scope, { reference: first, name: 'Visa letter' }));
  expectOk(await addTag(scope, { reference: first, name: 'visa LETTER' }));
  expectOk(await addTag(house.scope(organiser), { reference: second, name: 'VISA letter' }));
  const [tag] = await tagCounts(scope, {});
  expect(await tagCounts(scope, {})).toEqual([{ id: tag?.id, name: 'Visa letter', count: 2 }]);
  expect(await tagCounts(scope, { status: 'approved' })).toEqual([
    { id: tag?.id, name: 'Visa letter', count: 0 },
  ]);
  expect(await listed(house, { tag: tag?.id })).toEqual([first, second]);
  expect(await countRegistrations(scope, { tag: tag?.id })).toBe(2);
  expect(await stateCounts(scope, { tag: tag?.id })).toEqual({ submitted: 2 });
  const { id } = await house.row(first);
  const actions = async () => (await house.facts(`registration:${id}`)).map(({ action }) => action);
  expect((await actions()).filter((action) => action === 'tag.added')).toHaveLength(1);
  expectOk(await removeTag(scope, { reference: first, tagId: tag?.id ?? '' }));
  expectOk(await removeTag(scope, { reference: first, tagId: tag?.id ?? '' }));
  expect((await actions()).filter((action) => action === 'tag.removed')).toHaveLength(1);
  expect(await listed(house, { tag: tag?.id })).toEqual([second]);
});

test('a registration is given to who decides and to nobody else, and found among theirs', async ({
  house,
}) => {
  const [first = '', second = ''] = await several(house, {}, {});
  const ana = await signIn(house, 'ana@forum.example.org', ['reviewer']);
  const gate = await signIn(house, 'gate@forum.example.org', ['gate']);
  const scope = house.scope(ana.actor);
  const { userId } = ana.actor;
  expectOk(await assign(house.scope(organiser), { reference: first, userId }));
  expectOk(await assign(house.scope(organiser), { reference: first, userId }));
  const refused = await assign(scope, { reference: first, userId: gate.actor.userId });
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'INVALID_INPUT' } });
  expect(
    expectOk(await listRegistrations(scope, { assignee: 'me' })).rows.map(({ reference }) => reference),
  ).toEqual([first]);
  expect(await listed(house, { assignee: userId })).toEqual([first]);
  expect(await listed(house, { assignee: 'nobody' })).toEqual([second]);
  expect(await listed(house, { assignee: 'me' })).toEqual([]);
  expect(await workCounts(scope, {})).toEqual({ mine: 1, nobodys: 1, undecided: 2 });
  expect((await nextUndecided(scope, undefined, { assignee: 'me' }))?.reference).toBe(first);
  const record = expectOk(await registrationRecord(scope, first));
  expect(record.assignee?.email).toBe('ana@forum.example.org');
  expectOk(await assign(scope, { reference: first, userId: null }));
  const { id } = await house.row(first);
  const facts = await house.facts(`registration:${id}`);
  expect(facts.map(({ action }) => action)).toEqual([
    'registration.submitted',
    'registration.assigned',
    'registration.unassigned',
  ]);
  expect(await listed(house, { assignee: 'nobody' })).toEqual([first, second]);
});

test('dealt in turn, each reviewer has as many as the others, and nothing is dealt twice', async ({
  house,
}) => {
  const references = await several(house, {}, {}, {}, {}, {});
  const ana = await signIn(house, 'ana@forum.example.org', ['reviewer']);
  const bo = await signIn(house, 'bo@forum.example.org', ['reviewer']);
  await signIn(house, 'chief@forum.example.org', ['organiser']);
  expectOk(
    await assign(house.scope(organiser), { reference: references[0] ?? '', userId: ana.actor.userId }),
  );
  expectOk(await decide(house.scope(organiser), references[4] ?? '', { decision: 'approve' }));
  const dealt = await Promise.all([
    assignInTurn(house.scope(ana.actor)),
    assignInTurn(house.scope(bo.actor)),
  ]);
  expect(dealt.map(expectOk).toSorted()).toEqual([0, 3]);
  const of = async (userId: string) => (await listed(house, { assignee: userId })).length;
  expect([await of(ana.actor.userId), await of(bo.actor.userId)]).toEqual([2, 2]);
  expect(await listed(house, { assignee: 'nobody' })).toEqual([references[4]]);
});

test('a delegation has one head, who is none any more outside of it', async ({ house }) => {
  const [first = '', second = '', alone = ''] = await several(
    house,
    { delegation: 'Harbin' },
    { delegation: 'Harbin' },
    {},
  );
  const scope = house.scope(reviewer);
  const isHead = async (reference: string) => expectOk(await registrationRecord(scope, reference)).isHead;
  expectOk(await toggleHead(scope, { reference: first }));
  expect([await isHead(first), await isHead(second)]).toEqual([true, false]);
  expectOk(await toggleHead(scope, { reference: second }));
  expect([await isHead(first), await isHead(second)]).toEqual([false, true]);
  expectOk(await toggleHead(scope, { reference: second }));
  expect(await isHead(second)).toBe(false);
  expect(await toggleHead(scope, { reference: alone })).toEqual({
    ok: false,
    refusal: { code: 'NO_DELEGATION' },
  });
});
