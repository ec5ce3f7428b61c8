import { after } from '@/lib/core/clock';
import { currentEdition } from '@/lib/edition/queries';
import { dispatch } from '@/lib/mail/commands';
import type { Parcel } from '@/lib/mail/transport';
import { expect, test } from '../support/house';
import { application, minutesLater, NOW } from '../support/people';

const EVERY_MS = 15_000;
const HOUR_MS = 60 * 60 * 1000;

test('a mail server that is gone for an hour loses no letter and doubles none; all have left an hour after it is back', async ({
  house,
}) => {
  const parcels: Parcel[] = [];
  const isBack = (now: Date) => now >= after(NOW, HOUR_MS);
  const postAt = (now: Date) => async (parcel: Parcel) => {
    if (!isBack(now)) throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNECTION' });
    parcels.push(parcel);
  };
  const emails: string[] = [];
  let wasBackAt: number | undefined;
  let attempts = 0;
  for (let ms = 0; ms <= 2 * HOUR_MS; ms += EVERY_MS) {
    const now = after(NOW, ms);
    // Somebody applies every ten minutes while it is gone.
    if (!isBack(now) && ms % (10 * 60_000) === 0) {
      const email = `person-${ms}@example.org`;
      emails.push(email);
      await house.submit(application({ email }), undefined, now);
    }
    // Two processes look, as they do.
    const looking = [1, 2].map(async () =>
      dispatch(house.scope(undefined, now), postAt(now), await currentEdition(house)),
    );
    attempts += (await Promise.all(looking)).reduce((one, other) => one + other, 0);
    if (wasBackAt === undefined && parcels.length > 0) wasBackAt = ms;
  }
  expect(parcels.map(({ to }) => to).sort()).toEqual(emails.toSorted());
  expect(new Set(parcels.map(({ id }) => id)).size).toBe(emails.length);
  expect((await house.mails()).every(({ state }) => state === 'sent')).toBe(true);
  // Ever more seldom: the server is not hammered while it is down.
  expect(attempts).toBeLessThan(10 * emails.length);
  expect((await house.mails()).every(({ sentAt }) => sentAt && sentAt <= minutesLater(121))).toBe(true);
  await house.expectSound();
});
