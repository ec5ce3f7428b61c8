import { sql } from 'drizzle-orm';
import { PARTS, type Part, registration } from '@/db/schema';
import { askBatch } from '@/lib/badge/batches';
import { printBadge } from '@/lib/badge/printing';
import { badgeOf, readinessOf, standingOf } from '@/lib/badge/queries';
import { changeHints, changeRule } from '@/lib/completion/asking';
import { saveDocument, saveNeeds, saveTravel, saveVisa } from '@/lib/completion/commands';
import { hintsInput, namesInput, ruleInput, travelInput, visaInput } from '@/lib/completion/input';
import { lacks } from '@/lib/completion/lacking';
import { saveNames } from '@/lib/completion/naming';
import { partsOf, visaHintFor } from '@/lib/completion/queries';
import { remindOfParts } from '@/lib/completion/reminders';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { listRegistrations } from '@/lib/dashboard/queries';
import { stats } from '@/lib/dashboard/stats';
import { currentEdition } from '@/lib/edition/queries';
import { expect, type House, test } from '../support/house';
import { codeOf } from '../support/outcome';
import { approved, document, VISA } from '../support/papers';
import { delegate, fromHome, organiser, reviewer, securityOfficer } from '../support/people';

const RULE = {
  askedOf: 'everybody',
  isBlocking: '',
  dueDays: '14',
  remindDays: '7',
  exceptCategories: '',
  dueDaysBy: '',
};
const ask = (house: House, part: Part, own: Record<string, unknown> = {}, actor = organiser) =>
  changeRule(house.scope(actor), ruleInput.parse({ ...RULE, part, ...own }));

test('a list finds who lacks a part exactly where the page of the person says so', async ({ house }) => {
  const people = [
    await approved(house),
    await approved(house, { category: 'BUS' }),
    await approved(house, {
      category: 'MED',
      consents: { personalData: true, terms: true, photoIdentification: true },
    }),
    await approved(house, {}, fromHome),
  ];
  const [first, second] = people as [(typeof people)[0], (typeof people)[0]];
  expectOk(await saveDocument(house.scope(delegate(first.email)), document(first.reference)));
  expectOk(
    await saveVisa(
      house.scope(delegate(second.email)),
      visaInput.parse({ ...VISA, reference: second.reference }),
    ),
  );
  expectOk(await saveNeeds(house.scope(delegate(second.email)), { reference: second.reference }));
  const edition = await currentEdition(house);
  const agree = async () => {
    for (const part of PARTS) {
      const rows = await house.db.select({ id: registration.id }).from(registration).where(lacks(part));
      const found = new Set(rows.map(({ id }) => id));
      for (const { id, reference } of people) {
        const own = (await partsOf(house, edition, await house.row(reference))).find(
          (one) => one.part === part,
        );
        expect([part, reference, found.has(id)]).toEqual([part, reference, own?.isDone === false]);
      }
    }
  };
  await agree();
  // The same after every kind of rule has changed.
  expectOk(await ask(house, 'photo'));
  expectOk(await ask(house, 'document', { askedOf: 'foreign', exceptCategories: 'MED' }));
  expectOk(await ask(house, 'visa', { askedOf: 'nobody' }));
  await agree();
});

test('who lacks something asked for is counted by the tile and listed by the same filter', async ({
  house,
}) => {
  const { reference, email } = await approved(house, {}, fromHome);
  await house.submit();
  const listed = async (missing: 'any' | Part) =>
    expectOk(await listRegistrations(house.scope(organiser), { missing })).rows.map((row) => row.reference);
  const tile = async () => expectOk(await stats(house.scope(organiser))).tiles.badgesIncomplete;
  expect([await listed('any'), await listed('document'), await listed('visa'), await tile()]).toEqual([
    [reference],
    [reference],
    [],
    1,
  ]);
  const own = house.scope(delegate(email));
  expectOk(await saveDocument(own, document(reference, { issuingCountry: 'RU', number: '711234567' })));
  expectOk(await saveNeeds(own, { reference }));
  expectOk(await saveNames(own, namesInput.parse({ reference, first: 'Na', second: 'Li' })));
  expect([await listed('any'), await tile()]).toEqual([[], 0]);
});

test('nothing keeps a badge from being printed until an organiser says so, and a printed one stays printed', async ({
  house,
}) => {
  const [printed, missing, ready] = [
    await approved(house),
    await approved(house),
    await approved(house),
  ] as const;
  const print = (reference: string, reason?: 'lost') =>
    printBadge(house.scope(organiser), { reference, format: 'a6', reason, note: undefined });
  expectOk(await print(printed.reference));
  expectOk(await ask(house, 'needs', { isBlocking: 'yes' }));
  expectOk(await saveNeeds(house.scope(delegate(ready.email)), { reference: ready.reference }));
  expect(await badgeOf(house, { id: missing.id, state: 'approved' })).toMatchObject({
    state: 'missing',
    missing: ['needs'],
  });
  expect(codeOf(await print(missing.reference))).toBe('BADGE_INCOMPLETE');
  const people = [printed.id, missing.id, ready.id];
  expect(readinessOf(await standingOf(house, people))).toMatchObject({
    ready: 1,
    printed: 1,
    missing: { needs: 1, document: 0, approval: 0, ticket: 0 },
  });
  const batch = { id: newId(), format: 'a6', layout: 'single', reason: undefined } as const;
  expectOk(await askBatch(house.scope(organiser), batch, people));
  const { rows } = await house.db.execute(sql`SELECT reference FROM badge_batch_item`);
  expect(rows).toEqual([{ reference: ready.reference }]);
  // A lost badge on the first morning is printed again, whatever is missing.
  expectOk(await print(printed.reference, 'lost'));
  expectOk(await saveNeeds(house.scope(delegate(missing.email)), { reference: missing.reference }));
  expectOk(await print(missing.reference));
});

test('how parts are asked for is changed by who may change settings, within the categories that there are', async ({
  house,
}) => {
  for (const actor of [reviewer, securityOfficer])
    expect(codeOf(await ask(house, 'visa', {}, actor))).toBe('NOT_ALLOWED');
  expect(codeOf(await ask(house, 'visa', { exceptCategories: 'XYZ' }))).toBe('INVALID_INPUT');
  const hints = hintsInput.parse({ not_needed: 'BY KZ', evisa: 'IN', invitation: '' });
  expectOk(await changeHints(house.scope(organiser), hints));
  const { id } = await currentEdition(house);
  expect(await visaHintFor(house, id, 'IN')).toBe('evisa');
  expect(await visaHintFor(house, id, 'CN')).toBeUndefined();
  const facts = await house.facts(`edition:${id}`);
  expect(facts.map(({ action }) => action)).toContain('part_rule.changed');
});

test('people are reminded once of what is due soon, all of it in one letter, and not of what they gave', async ({
  house,
}) => {
  const { reference, email } = await approved(house, {}, fromHome);
  const other = await approved(house, { locale: 'ru', category: 'MED' }, fromHome);
  expectOk(await ask(house, 'document', { dueDaysBy: 'MED=2' }));
  expectOk(await saveNeeds(house.scope(delegate(email)), { reference }));
  const at = async (day: string) => {
    await remindOfParts(house.scope(undefined, new Date(`${day}T12:00:00Z`)));
    return (await house.mails('completion_reminder')).length;
  };
  expect(await at('2027-08-01')).toBe(0);
  expect(await at('2027-08-07')).toBe(2);
  expect(await at('2027-08-08')).toBe(2);
  const texts = (await house.mails('completion_reminder')).map(({ recipient, letter }) => [
    recipient,
    letter?.text,
  ]);
  const text = String(texts.find(([to]) => to === email)?.[1]);
  expect(text).toContain('• Name on the badge\n• Document');
  expect(text).not.toContain('Food');
  expect(text).toContain('/en/me/complete');
  const russian = String(texts.find(([to]) => to === other.email)?.[1]);
  expect(russian).toContain('• Имя на бейдже\n• Питание и доступность');
  expect(russian).not.toContain('Документ');
  // The press is asked later for the document.
  expect(await at('2027-08-20')).toBe(3);
});

test('the lines of a name are its bearer’s to break; another name goes back to review', async ({ house }) => {
  const { reference, id, email } = await approved(house);
  const own = house.scope(delegate(email));
  const lines = (first: string, second = '') => namesInput.parse({ reference, first, second });
  expectOk(await saveNames(own, lines('Na', 'Li')));
  expect(await house.row(reference)).toMatchObject({ state: 'approved', badgeName: null });
  expect(codeOf(await saveNames(own, lines('Lina')))).toBe('STOPS_TICKET');
  expect(codeOf(await saveNames(house.scope(organiser), lines('Na Li')))).toBe('NOT_ALLOWED');
  expectOk(await saveNames(own, lines('Lina'), { knowsItStops: true }));
  expect(await house.row(reference)).toMatchObject({ state: 'submitted', badgeName: 'Lina' });
  expect(codeOf(await saveTravel(own, travelInput.parse({ reference })))).toBe('NOT_APPROVED');
  const facts = await house.facts(`registration:${id}`);
  expect(facts.filter(({ action }) => action === 'part.completed').map(({ after }) => after)).toEqual([
    { kind: 'names' },
    { kind: 'names' },
  ]);
});
