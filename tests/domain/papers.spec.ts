import { eq } from 'drizzle-orm';
import { completedPart, vaultRecord, vaultReveal } from '@/db/schema';
import { saveDocument, saveTravel, saveVisa } from '@/lib/completion/commands';
import { findByDocument } from '@/lib/completion/finding';
import { searchInput, travelInput, visaInput } from '@/lib/completion/input';
import { completionOf } from '@/lib/completion/queries';
import { system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { registrationRecord } from '@/lib/dashboard/record';
import { reveal } from '@/lib/registration/revealing';
import { kept } from '@/lib/vault/queries';
import { HANDLERS } from '@/lib/worker/handlers';
import { expect, test } from '../support/house';
import { codeOf } from '../support/outcome';
import { approved, document, PASSPORT, VISA } from '../support/papers';
import {
  application,
  delegate,
  fromHome,
  minutesLater,
  NOW,
  organiser,
  reviewer,
  securityOfficer,
} from '../support/people';
import { join, look, open } from '../support/who-is-who';

const faults = (result: { ok: boolean; refusal?: { details?: Record<string, unknown> } }) =>
  result.ok ? [] : result.refusal?.details?.errors;

test('a document and a birth date are kept sealed, found by the number in any spelling, and only by who may', async ({
  house,
}) => {
  const { reference, id, email } = await approved(house);
  const own = house.scope(delegate(email));
  expectOk(await saveDocument(own, document(reference)));
  const { birthDate, ...said } = PASSPORT;
  expect(await kept(house, id, 'document')).toEqual({ ...said, number: 'EA1234321' });
  expect(await kept(house, id, 'birth')).toEqual({ date: birthDate });
  const search = (number: string, actor = securityOfficer) =>
    findByDocument(house.scope(actor), searchInput.parse({ number }));
  for (const typed of ['ea1234321', 'EA-1234321', 'ЕА 123 4321'])
    expect(expectOk(await search(typed))).toEqual([reference]);
  expect(expectOk(await search('EA1234322'))).toEqual([]);
  for (const actor of [reviewer, delegate(email)])
    expect(codeOf(await search('EA1234321', actor))).toBe('NOT_ALLOWED');
  // What was looked for stands nowhere.
  const facts = await house.facts(`edition:${(await house.row(reference)).editionId}`);
  expect(facts.filter(({ action }) => action === 'vault.searched').map(({ after }) => after)).toEqual([
    { people: 1 },
    { people: 1 },
    { people: 1 },
    { people: 0 },
  ]);
  // Saved again, it is another one, and the old number finds nobody.
  expectOk(await saveDocument(own, document(reference, { number: 'EB7654321' })));
  expect(expectOk(await search('EA1234321'))).toEqual([]);
  expect(await house.db.$count(vaultRecord, eq(vaultRecord.registrationId, id))).toBe(2);
});

test('the parts are for their owner alone, once approved', async ({ house }) => {
  const { reference, id } = await approved(house);
  const other = await approved(house);
  for (const actor of [delegate(other.email), organiser, securityOfficer])
    expect(codeOf(await saveDocument(house.scope(actor), document(reference)))).toBe('NOT_ALLOWED');
  const waiting = application();
  const open = await house.submit(waiting);
  expect(codeOf(await saveDocument(house.scope(delegate(waiting.email)), document(open.reference)))).toBe(
    'NOT_APPROVED',
  );
  expect(codeOf(await saveDocument(house.scope(organiser), document('BMF-27-999999')))).toBe('NOT_FOUND');
  expect(await house.db.$count(completedPart)).toBe(0);
  expect(await kept(house, id, 'document')).toBeUndefined();
});

test('a document is judged by the forum: its last day, its kind, the age of who bears it', async ({
  house,
}) => {
  const { reference, email } = await approved(house);
  const said = async (own: Record<string, unknown>) =>
    faults(await saveDocument(house.scope(delegate(email)), document(reference, own)));
  expect(await said({ expiresOn: '2027-02-28' })).toEqual([{ path: 'expiresOn', code: 'expired' }]);
  expect(await said({ expiresOn: '2027-06-01' })).toEqual([
    { path: 'expiresOn', code: 'expires_before_end' },
  ]);
  expect(await said({ expiresOn: '' })).toEqual([{ path: 'expiresOn', code: 'required' }]);
  expect(await said({ type: 'internal_passport' })).toEqual([{ path: 'type', code: 'internal_abroad' }]);
  expect(await said({ number: 'EA1' })).toEqual([{ path: 'number', code: 'number_malformed' }]);
  expect(await said({ birthDate: '2015-01-01' })).toEqual([{ path: 'birthDate', code: 'too_young' }]);
  expect(await said({ birthDate: '2027-05-01' })).toEqual([{ path: 'birthDate', code: 'invalid_birth' }]);
  const home = await approved(house, {}, fromHome);
  const own = { type: 'internal_passport', issuingCountry: 'RU', number: '45 11 123456', expiresOn: '' };
  expectOk(await saveDocument(house.scope(delegate(home.email)), document(home.reference, own)));
});

test('the same document makes a certain pair, the same birth date with the name a likely one', async ({
  house,
}) => {
  const name = { nameLatin: { surname: 'Ivanova', given: 'Anna' } };
  const [first, second, third] = [
    await approved(house, { ...name, phone: '+86 10 1111 1111' }),
    await approved(house, { nameLatin: { surname: 'Other', given: 'Name' }, phone: '+86 10 2222 2222' }),
    await approved(house, { ...name, phone: '+86 10 3333 3333', citizenship: 'KZ' }),
  ] as const;
  await look(house);
  expect(await open(house)).toEqual([]);
  expectOk(await saveDocument(house.scope(delegate(first.email)), document(first.reference)));
  expectOk(
    await saveDocument(
      house.scope(delegate(second.email)),
      document(second.reference, { birthDate: '1991-01-01' }),
    ),
  );
  expectOk(
    await saveDocument(house.scope(delegate(third.email)), document(third.reference, { number: 'N7654321' })),
  );
  for (const { payload } of await house.tasks('double.look'))
    await HANDLERS['double.look'](house.scope(system('worker')), payload as never);
  const pairs = await open(house);
  expect(pairs.map(({ reasons }) => reasons).sort()).toEqual([['birth'], ['document']]);
});

test('document, birth date and visa data are shown one by one, for a reason, and the person reads it', async ({
  house,
}) => {
  const { reference, email } = await approved(house);
  const own = house.scope(delegate(email));
  expectOk(await saveDocument(own, document(reference)));
  expectOk(await saveVisa(own, visaInput.parse({ ...VISA, reference })));
  const record = async (actor = securityOfficer, now = NOW) =>
    expectOk(await registrationRecord(house.scope(actor, now), reference)).confidential;
  expect(await record()).toEqual([
    { field: 'document', isKept: true, end: '4321' },
    { field: 'birthDate', isKept: true },
    { field: 'visa', isKept: true },
    { field: 'scan', isKept: false },
    { field: 'original', isKept: false },
  ]);
  expect(await record(reviewer)).toBeUndefined();
  const ask = { reference, reason: 'The list for the venue' };
  expect(codeOf(await reveal(house.scope(reviewer), { ...ask, field: 'document' }))).toBe('NOT_ALLOWED');
  expect(codeOf(await reveal(house.scope(securityOfficer), { ...ask, field: 'diet' }))).toBe('NOT_ALLOWED');
  expectOk(await reveal(house.scope(securityOfficer), { ...ask, field: 'birthDate' }));
  const shown = await record();
  expect(shown?.map((one) => one.shown?.parts)).toEqual([undefined, { date: '1990-02-28' }, undefined]);
  expect((await record(securityOfficer, minutesLater(2)))?.some((one) => one.shown)).toBe(false);
  expect(await house.db.$count(vaultReveal)).toBe(1);
});

test('who needs no official invitation any more takes back what it asked for; a journey stays open until the day before', async ({
  house,
}) => {
  const { reference, id, email } = await approved(house);
  const own = (now = NOW) => house.scope(delegate(email), now);
  expectOk(await saveVisa(own(), visaInput.parse({ ...VISA, reference })));
  expect(await kept(house, id, 'visa')).toMatchObject({ birthPlace: 'Harbin' });
  expectOk(await saveVisa(own(), visaInput.parse({ need: 'evisa', reference })));
  expect(await kept(house, id, 'visa')).toBeUndefined();
  const arrival = { on: '2027-08-26', at: '10:30', by: 'flight', number: 'CA 909', place: 'SVO' };
  const travel = travelInput.parse({ reference, arrival });
  expectOk(await saveTravel(own(), travel));
  expect(await completionOf(house, id)).toMatchObject({ visaNeed: 'evisa', arrival, departure: null });
  const { startsOn } = await (await import('@/lib/edition/queries')).currentEdition(house);
  expect(codeOf(await saveTravel(own(new Date(`${startsOn}T01:00Z`)), travel))).toBe('TRAVEL_CLOSED');
});

test('two applications joined: papers fill what the one that stays has not', async ({ house }) => {
  const lost = await approved(house);
  const stays = await approved(house);
  expectOk(await saveDocument(house.scope(delegate(lost.email)), document(lost.reference)));
  expectOk(
    await saveVisa(
      house.scope(delegate(lost.email)),
      visaInput.parse({ ...VISA, reference: lost.reference }),
    ),
  );
  expectOk(
    await saveVisa(
      house.scope(delegate(stays.email)),
      visaInput.parse({ need: 'not_needed', reference: stays.reference }),
    ),
  );
  expectOk(await join(house, { kept: stays.reference, lost: lost.reference }));
  expect(await kept(house, stays.id, 'document')).toMatchObject({ number: 'EA1234321' });
  expect(await kept(house, stays.id, 'visa')).toBeUndefined();
  expect(await completionOf(house, stays.id)).toMatchObject({ visaNeed: 'not_needed' });
  const done = await house.db.select().from(completedPart).where(eq(completedPart.registrationId, stays.id));
  expect(done.map(({ part }) => part).sort()).toEqual(['document', 'visa']);
});
