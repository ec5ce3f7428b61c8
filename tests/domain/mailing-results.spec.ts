import { inArray } from 'drizzle-orm';
import { mailMessage } from '@/db/schema';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { discardMailing, testMailing, writeMailing } from '@/lib/mailing/commands';
import { listMailings, mailingOf } from '@/lib/mailing/queries';
import { resultsOf, takeOutResults } from '@/lib/mailing/results';
import { pauseMailing, startMailing, stopMailing } from '@/lib/mailing/steering';
import { expect, test } from '../support/house';
import {
  drafting,
  people,
  postOffice,
  seenOf,
  starting,
  typedMailing,
  workThrough,
} from '../support/mailings';
import { codeOf } from '../support/outcome';
import {
  delegate,
  minutesLater,
  NOW,
  organiser,
  reviewer,
  securityOfficer,
  tokenWith,
  viewer,
} from '../support/people';

test('mailings are of organisers, and a start needs to have shown just now who one is', async ({ house }) => {
  await people(house, {});
  const id = await drafting(house);
  const { seen, digest } = await seenOf(house, id);
  const asked = { id, seen, digest, ratePerMinute: 60 };
  for (const actor of [
    reviewer,
    viewer,
    securityOfficer,
    delegate('ana@example.org'),
    tokenWith('review', 'settings'),
  ]) {
    const by = house.scope(actor);
    const answers = await Promise.all([
      writeMailing(by, typedMailing()),
      discardMailing(by, { id, seen }),
      testMailing(by, { id, seen }),
      startMailing(by, asked),
      pauseMailing(by, { id }),
      stopMailing(by, { id }),
      listMailings(by),
      mailingOf(by, id),
      takeOutResults(by, id),
    ]);
    expect(answers.map(codeOf)).toEqual(Array(9).fill('NOT_ALLOWED'));
  }
  const stale = { ...organiser, provedAt: new Date(NOW.getTime() - 3_600_000) };
  expect(codeOf(await startMailing(house.scope(stale), asked))).toBe('FRESH_PROOF_NEEDED');
  expect(codeOf(await mailingOf(house.scope(organiser), newId()))).toBe('NOT_FOUND');
});

test('a mail that the server refuses for good came back, and the next mailing passes that address over', async ({
  house,
}) => {
  const [reference = ''] = await people(house, { email: 'nobody@city.example' }, {});
  const id = await drafting(house);
  await starting(house, id);
  const refusal = { responseCode: 550, response: '550 5.1.1 no such user', command: 'RCPT TO' };
  const office = postOffice([refusal]);
  await workThrough(house, office, minutesLater(1));
  const by = house.scope(organiser);
  const one = expectOk(await mailingOf(by, id));
  const { counts, rows } = await resultsOf(by, one, { only: 'returned', page: 1 });
  expect(rows).toMatchObject([{ reference }]);
  expect(Object.fromEntries(counts)).toEqual({ returned: 1, sent: 1 });
  const next = await drafting(house);
  expect(Object.fromEntries((await seenOf(house, next)).preview.skipped)).toEqual({ bounced: 1 });
  expect(await starting(house, next)).toBe(1);
});

test('the result says of each what came of it, those of one result can be read alone, and the file names nobody', async ({
  house,
}) => {
  const references = await people(house, {}, { email: 'ana@city.invented.example' }, {}, {});
  const id = await drafting(house);
  await starting(house, id);
  await workThrough(house, postOffice(), minutesLater(1));
  const [, , third] = await Promise.all(references.map(house.row));
  const late = { state: 'failed' as const, lastError: '550 EENVELOPE' };
  await house.db
    .update(mailMessage)
    .set(late)
    .where(inArray(mailMessage.registrationId, [third?.id ?? '']));
  const by = house.scope(organiser);
  const one = expectOk(await mailingOf(by, id));
  const { counts, rows } = await resultsOf(by, one, { only: undefined, page: 1 });
  expect(rows.map(({ reference, result }) => [reference, result])).toEqual([
    [references[0], 'sent'],
    [references[1], 'undeliverable'],
    [references[2], 'failed'],
    [references[3], 'sent'],
  ]);
  expect(Object.fromEntries(counts)).toEqual({ sent: 2, undeliverable: 1, failed: 1 });
  const failed = await resultsOf(by, one, { only: 'failed', page: 1 });
  expect(failed.rows).toMatchObject([{ reference: references[2], error: '550 EENVELOPE' }]);
  expect((await resultsOf(by, one, { only: undefined, page: 2 })).rows).toEqual([]);
  const filed = expectOk(await takeOutResults(by, id));
  expect(filed).toHaveLength(4);
  expect(JSON.stringify(filed)).not.toContain('example');
  expect((await house.facts(`mailing:${id}`)).at(-1)?.action).toBe('mailing.results_taken');
  expect(expectOk(await listMailings(by))).toMatchObject([{ id, people: 4, open: 0 }]);
});
