import { mailMessage } from '@/db/schema';
import { requestSignIn } from '@/lib/auth/commands';
import { currentEdition } from '@/lib/edition/queries';
import { spendMany } from '@/lib/limit/commands';
import { LIMITS } from '@/lib/limit/rules';
import { dispatch } from '@/lib/mail/commands';
import type { Parcel } from '@/lib/mail/transport';
import { expect, type House, test } from '../support/house';
import { application, minutesLater, tokenWith } from '../support/people';

/** What leaves when the post looks, in its order. */
async function leaving(house: House, now = minutesLater(1)): Promise<string[]> {
  const parcels: Parcel[] = [];
  const post = async (parcel: Parcel) => void parcels.push(parcel);
  await dispatch(house.scope(undefined, now), post, await currentEdition(house));
  return parcels.map(({ to }) => to);
}

test('letters to addresses that somebody has confirmed leave before all others', async ({ house }) => {
  await house.submit(application({ email: 'stranger@example.org' }));
  await house.submit(application({ email: 'known@example.org' }), tokenWith('registrations:write'));
  expect(await leaving(house)).toEqual(['known@example.org', 'stranger@example.org']);
});

test('a flood of invented addresses is written to no faster than the hour allows; nothing is lost, nobody known waits', async ({
  house,
}) => {
  const { points } = LIMITS.letterToStranger;
  await spendMany(house.db, LIMITS.letterToStranger, 'everybody', points - 2);
  for (const name of ['one', 'two', 'three', 'four']) {
    await house.submit(application({ email: `${name}@example.org` }));
  }
  expect(await leaving(house)).toEqual(['one@example.org', 'two@example.org']);
  await house.submit(application({ email: 'known@example.org' }), tokenWith('registrations:write'));
  await requestSignIn(house.scope(), { email: 'three@example.org', locale: 'en' });
  expect(await leaving(house)).toEqual(['known@example.org']);
  const waiting = (await house.db.select().from(mailMessage)).filter(({ state }) => state === 'queued');
  expect(waiting.map(({ recipient, attempts }) => [recipient, attempts]).sort()).toEqual([
    ['four@example.org', 0],
    ['three@example.org', 0],
    ['three@example.org', 0],
  ]);
});

test('a code that has expired on its way is not sent any more', async ({ house }) => {
  await requestSignIn(house.scope(), { email: 'ana@example.org', locale: 'en' });
  expect(await leaving(house, minutesLater(16))).toEqual([]);
  expect(await house.mails('sign_in')).toMatchObject([{ state: 'failed' }]);
});
