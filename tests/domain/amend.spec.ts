import { eq } from 'drizzle-orm';
import { auditPersonal } from '@/db/schema';
import { system } from '@/lib/core/actor';
import { searchWords } from '@/lib/core/fold';
import { expectOk } from '@/lib/core/result';
import { amend } from '@/lib/registration/amendment';
import { answerRequest } from '@/lib/registration/answering';
import { confirmByOwner } from '@/lib/registration/confirmation';
import { lapseOverdue } from '@/lib/registration/deadlines';
import { editInput } from '@/lib/registration/input';
import { needsOf, openRequestOf } from '@/lib/registration/queries';
import { decide } from '@/lib/review/commands';
import { expect, test } from '../support/house';
import { application, daysLater, delegate, organiser, reviewer } from '../support/people';

const EMAIL = 'ana@example.org';
const ana = delegate(EMAIL);

test('the owner changes what may be changed, is found by it, and the audit keeps names apart', async ({
  house,
}) => {
  const { id, reference } = await house.submit(application({ email: EMAIL, badgeName: 'Na' }));
  const changes = editInput.parse({
    nameLatin: { given: 'Ana', surname: 'Silva' },
    organisation: 'Câmara',
    badgeName: '',
  });
  const amended = expectOk(await amend(house.scope(ana), reference, changes));
  expect(amended).toMatchObject({
    givenLatin: 'Ana',
    surnameLatin: 'Silva',
    organisation: 'Câmara',
    badgeName: null,
  });
  const row = await house.row(reference);
  expect(row).toEqual(amended);
  for (const word of searchWords('Silva Camara')) expect(row.searchText).toContain(word);
  expect(row.searchText).not.toContain('harbin');
  const [, fact] = await house.facts(`registration:${id}`);
  expect(fact).toMatchObject({
    action: 'registration.amended',
    actor: `person:${ana.kind === 'person' && ana.userId}`,
    after: { fields: ['nameLatin', 'badgeName', 'organisation'] },
  });
  expect(JSON.stringify(fact)).not.toContain('Silva');
  const [personal] = await house.db
    .select()
    .from(auditPersonal)
    .where(eq(auditPersonal.factId, fact?.id ?? ''));
  expect(personal?.detail).toEqual({
    before: { badgeName: 'Na', organisation: 'City of Harbin', givenLatin: 'Na', surnameLatin: 'Li' },
    after: { badgeName: null, organisation: 'Câmara', givenLatin: 'Ana', surnameLatin: 'Silva' },
  });
});

test('a form sends everything that it shows; only what differs is written and recorded', async ({
  house,
}) => {
  const { id, reference } = await house.submit(application({ email: EMAIL, diet: 'halal' }));
  const { phone, organisation, tracks } = await house.row(reference);
  const shown = { phone, organisation, tracks, languages: [], diet: 'halal', badgeName: '' };
  expectOk(await amend(house.scope(ana), reference, editInput.parse(shown)));
  expect(await house.facts(`registration:${id}`)).toHaveLength(1);
  expectOk(await amend(house.scope(ana), reference, editInput.parse({ ...shown, position: 'Mayor' })));
  const facts = await house.facts(`registration:${id}`);
  expect(facts.slice(1).map(({ after }) => after)).toEqual([{ fields: ['position'] }]);
});

test('access needs are changed one by one, can be cleared, and appear in no audit', async ({ house }) => {
  const { id, reference } = await house.submit(
    application({ email: EMAIL, accessNeeds: 'ramp', diet: 'halal' }),
  );
  expectOk(await amend(house.scope(ana), reference, editInput.parse({ diet: 'vegan' })));
  expect(await needsOf(house, id)).toEqual({ accessNeeds: 'ramp', diet: 'vegan' });
  expectOk(await amend(house.scope(ana), reference, editInput.parse({ accessNeeds: '' })));
  expect(await needsOf(house, id)).toEqual({ diet: 'vegan' });
  const personal = JSON.stringify(await house.db.select().from(auditPersonal));
  for (const secret of ['ramp', 'halal', 'vegan']) expect(personal).not.toContain(secret);
});

test('a change of nothing is no fact', async ({ house }) => {
  const { id, reference } = await house.submit(application({ email: EMAIL }));
  expectOk(await amend(house.scope(ana), reference, {}));
  expect(await house.facts(`registration:${id}`)).toHaveLength(1);
});

test('nobody changes the registration of somebody else, not even an organiser', async ({ house }) => {
  const { reference } = await house.submit(application({ email: EMAIL }));
  for (const actor of [delegate('other@example.org'), organiser, system('x')]) {
    expect(await amend(house.scope(actor), reference, { position: 'King' })).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_ALLOWED' },
    });
  }
  expect(await amend(house.scope(ana), 'BMF-27-999999', {})).toMatchObject({
    refusal: { code: 'NOT_FOUND' },
  });
});

test('a locked field refuses the whole change: who waits keeps the country by which the place was given', async ({
  house,
}) => {
  await house.settings({ capacity: 0, internationalReserve: 0 });
  const { reference } = await house.submit(application({ email: EMAIL }));
  const changes = editInput.parse({ phone: '+86 10 6552 1111', countryRepresented: 'RU' });
  expect(await amend(house.scope(ana), reference, changes)).toEqual({
    ok: false,
    refusal: { code: 'FIELD_LOCKED', details: { fields: ['countryRepresented'] } },
  });
  expect((await house.row(reference)).phone).toBe('+861065529988');
  expectOk(await amend(house.scope(ana), reference, editInput.parse({ phone: '+86 10 6552 1111' })));
  expect((await house.row(reference)).phone).toBe('+861065521111');
});

test('a track that is closed cannot be chosen afterwards', async ({ house }) => {
  const { reference } = await house.submit(application({ email: EMAIL }));
  expect(await amend(house.scope(ana), reference, { tracks: ['transport', 'energy'] })).toMatchObject({
    refusal: { code: 'INVALID_INPUT', details: { errors: [{ path: 'tracks.1', code: 'unknown_track' }] } },
  });
});

test('an answer to a request is kept, closes the request and returns the application to review', async ({
  house,
}) => {
  const { id, reference } = await house.submit(application({ email: EMAIL }));
  expectOk(
    await decide(house.scope(reviewer), reference, { decision: 'request_info', fields: ['position'] }),
  );
  expect(await answerRequest(house.scope(ana), reference, { organisation: 'Other' })).toMatchObject({
    refusal: { code: 'FIELD_LOCKED' },
  });
  expect((await openRequestOf(house, id))?.fields).toEqual(['position']);
  const answered = expectOk(await answerRequest(house.scope(ana), reference, { position: 'Mayor' }));
  expect(answered).toMatchObject({ state: 'submitted', position: 'Mayor' });
  expect(await openRequestOf(house, id)).toBeUndefined();
  expect((await house.facts(`registration:${id}`)).map(({ action }) => action)).toEqual([
    'registration.submitted',
    'registration.information_requested',
    'registration.amended',
    'registration.information_given',
  ]);
  await confirmByOwner(house.scope(system('worker')), EMAIL);
  expect(await lapseOverdue(house.scope(system('worker'), daysLater(8)))).toBe(0);
  await house.expectSound();
});

test('an answer to what was decided meanwhile is told the state, and changes nothing', async ({ house }) => {
  const { reference } = await house.submit(application({ email: EMAIL }));
  expectOk(
    await decide(house.scope(reviewer), reference, { decision: 'request_info', fields: ['position'] }),
  );
  expectOk(await decide(house.scope(reviewer), reference, { decision: 'reject', reasonCode: 'other' }));
  expect(await answerRequest(house.scope(ana), reference, { position: 'Mayor' })).toEqual({
    ok: false,
    refusal: { code: 'STATE_CHANGED', details: { state: 'rejected' } },
  });
  expect((await house.row(reference)).position).toBe('Deputy mayor');
});
