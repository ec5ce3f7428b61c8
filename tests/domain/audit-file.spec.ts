import { record } from '@/lib/audit/commands';
import { system } from '@/lib/core/actor';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { openAudit } from '@/lib/export/audit';
import { ask, found, story } from '../support/audit';
import { expect, test } from '../support/house';
import { organiser } from '../support/people';

test('a file of the audit is recorded first, holds what matched then, and nothing personal', async ({
  house,
}) => {
  const reference = await story(house);
  const question = await ask(house, { record: reference });
  const { count, facts } = expectOk(await openAudit(house.scope(organiser), question));
  await house.submit();
  const rows = [];
  for await (const fact of facts) rows.push(fact);
  expect([count, rows.length]).toEqual([3, 3]);
  expect(rows.every((row) => !('detail' in row) && !('personal' in row))).toBe(true);
  expect(await found(house, { action: 'audit' })).toEqual(['audit.exported']);
  expect((await house.facts('audit'))[0]).toMatchObject({
    after: { count: 3, filter: { record: reference } },
  });
});

test('a file longer than a portion is whole and in order', async ({ house }) => {
  expectOk(
    await inTransaction(house.scope(system('test')), async (tx) =>
      ok(
        await record(
          tx,
          ...Array.from({ length: 2500 }, (_, at) => ({ action: 'view.saved', subject: `view:${at}` })),
        ),
      ),
    ),
  );
  const question = await ask(house, { action: 'view.saved' });
  const { facts } = expectOk(await openAudit(house.scope(organiser), question));
  const subjects = [];
  for await (const fact of facts) subjects.push(fact.subject);
  expect(subjects).toEqual(Array.from({ length: 2500 }, (_, at) => `view:${2499 - at}`));
});
