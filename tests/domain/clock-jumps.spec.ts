import { requestSignIn, signInByCode } from '@/lib/auth/commands';
import { anonymous } from '@/lib/core/actor';
import { currentEdition } from '@/lib/edition/queries';
import { dispatch } from '@/lib/mail/commands';
import type { Parcel } from '@/lib/mail/transport';
import { lapseOverdue } from '@/lib/registration/deadlines';
import { expect, type House, test } from '../support/house';
import { application, hoursLater, minutesLater } from '../support/people';

const EMAIL = 'ana@example.org';

async function asked(house: House) {
  const { challengeId } = await requestSignIn(house.scope(anonymous), { email: EMAIL, locale: 'en' });
  return { challengeId, code: (await house.secretsFor(EMAIL)).code };
}

function postOffice() {
  const parcels: Parcel[] = [];
  return { parcels, post: async (parcel: Parcel) => void parcels.push(parcel) };
}

const posting = async (house: House, post: (parcel: Parcel) => Promise<void>, now: Date) =>
  dispatch(house.scope(undefined, now), post, await currentEdition(house));

test('a code works on a clock that has jumped back, and is over by the right one', async ({ house }) => {
  const first = await asked(house);
  expect((await signInByCode(house.scope(anonymous, hoursLater(-1)), first)).ok).toBe(true);
  const second = await asked(house);
  expect(await signInByCode(house.scope(anonymous, minutesLater(16)), second)).toMatchObject({
    refusal: { code: 'LINK_EXPIRED' },
  });
  expect(await signInByCode(house.scope(anonymous, hoursLater(1)), second)).toMatchObject({
    refusal: { code: 'LINK_EXPIRED' },
  });
});

test('a code that was asked for on a clock an hour ahead opens nothing for longer than that hour and its own time', async ({
  house,
}) => {
  const ahead = house.scope(anonymous, hoursLater(1));
  const { challengeId } = await requestSignIn(ahead, { email: EMAIL, locale: 'en' });
  const { code } = await house.secretsFor(EMAIL);
  const late = house.scope(anonymous, minutesLater(76));
  expect(await signInByCode(late, { challengeId, code })).toMatchObject({
    refusal: { code: 'LINK_EXPIRED' },
  });
});

test('letters written on a clock an hour ahead leave an hour later, once; back again nothing is sent twice', async ({
  house,
}) => {
  const { parcels, post } = postOffice();
  await house.submit(application({ email: EMAIL }), anonymous, hoursLater(1));
  await posting(house, post, minutesLater(1));
  expect(parcels).toHaveLength(0);
  await posting(house, post, minutesLater(61));
  await posting(house, post, minutesLater(1));
  await posting(house, post, hoursLater(2));
  expect(parcels).toHaveLength(1);
});

test('a letter in the hands of a process whose clock is an hour behind is nobody else’s meanwhile', async ({
  house,
}) => {
  const real = new Date();
  await house.submit(application({ email: EMAIL }), anonymous, hoursLater(-2, real));
  const { parcels, post } = postOffice();
  let meanwhile = 0;
  const slow = async (parcel: Parcel) => {
    meanwhile += await posting(house, post, real);
    await post(parcel);
  };
  await posting(house, slow, hoursLater(-1, real));
  expect(meanwhile).toBe(0);
  expect(parcels).toHaveLength(1);
});

test('a retry that was put off on a clock an hour ahead comes, and only once', async ({ house }) => {
  await house.submit(application({ email: EMAIL }));
  const refuse = async () => {
    throw Object.assign(new Error('later'), { responseCode: 451 });
  };
  await posting(house, refuse, hoursLater(1));
  const { parcels, post } = postOffice();
  for (const minutes of [1, 30, 59, 62, 63, 90]) await posting(house, post, minutesLater(minutes));
  expect(parcels).toHaveLength(1);
});

test('a clock that jumps ahead by an hour lapses nobody whose time is not over within it', async ({
  house,
}) => {
  const { reference } = await house.submit(application({ email: EMAIL }));
  expect(await lapseOverdue(house.scope(undefined, hoursLater(1)))).toBe(0);
  expect(await lapseOverdue(house.scope(undefined, hoursLater(-1)))).toBe(0);
  expect((await house.row(reference)).state).toBe('submitted');
});
