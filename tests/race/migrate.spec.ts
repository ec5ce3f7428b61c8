import { expect, test } from '@playwright/test';
import { migrate } from '@/db/migrate';
import { emptyDatabase } from '../support/clone';

test('twelve instances that start at once migrate one empty database', async () => {
  const database = await emptyDatabase();
  const starts = await Promise.allSettled(Array.from({ length: 12 }, () => migrate(database.url)));
  expect(starts.filter(({ status }) => status === 'rejected')).toEqual([]);
  await database.drop();
});
