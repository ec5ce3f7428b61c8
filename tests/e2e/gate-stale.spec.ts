import { expectOk } from '@/lib/core/result';
import { closeConflict, listConflicts } from '@/lib/gate/conflicts';
import { messagesOf } from '@/messages/load';
import { admittedTwice } from '../support/doors';
import { expect, expectAccessible, test } from '../support/own-site';
import { signIn as openSession } from '../support/sessions';

const { gates: words } = messagesOf('en');

test('who closes a conflict that a colleague has closed meanwhile reads by whom, when and how', async ({
  page,
  context,
  database,
  house,
  signIn,
  complaints,
}) => {
  await admittedTwice(house);
  const { actor } = await openSession(database, 'first@forum.example.org', ['organiser']);
  await signIn(context, 'second@forum.example.org', 'security');
  await page.goto('/admin/gates/conflicts');
  const scope = house.scope(actor, new Date());
  const [open] = expectOk(await listConflicts(scope, 'open'));
  expectOk(await closeConflict(scope, { id: open?.id ?? '', decision: 'badge_shared' }));
  const twice = page.getByRole('listitem').filter({ hasText: words.conflicts.kind.admitted_twice });
  await twice.getByLabel(words.conflicts.decide).selectOption('mistake');
  await twice.getByRole('button', { name: words.conflicts.close }).click();
  const told = page.getByRole('alert').filter({ hasText: 'first@forum.example.org' });
  await expect(told).toContainText(words.conflicts.decision.badge_shared);
  await expect(told).toContainText(/\d\d:\d\d/);
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});
