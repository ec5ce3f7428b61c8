import { vaultReveal } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { ownRecord } from '@/lib/dashboard/own';
import { registrationRecord } from '@/lib/dashboard/record';
import { reveal } from '@/lib/registration/revealing';
import { expect, type House, test } from '../support/house';
import { codeOf } from '../support/outcome';
import {
  application,
  delegate,
  minutesLater,
  NOW,
  organiser,
  reviewer,
  securityOfficer,
  viewer,
} from '../support/people';

const SAID = { accessNeeds: 'MARKED wheelchair', diet: 'MARKED halal' };

async function someone(house: House) {
  const input = application(SAID);
  const { reference } = await house.submit(input);
  return { reference, email: input.email };
}
const asked = (reference: string, field: 'accessNeeds' | 'diet' = 'diet') => ({
  reference,
  field,
  reason: 'Meals are ordered today',
});

test('one thing is shown to who asked, for two minutes, and to nobody else', async ({ house }) => {
  const { reference } = await someone(house);
  const before = expectOk(await registrationRecord(house.scope(organiser), reference));
  const unsaid = (['document', 'birthDate', 'visa', 'scan', 'original'] as const).map((field) => ({
    field,
    isKept: false,
  }));
  expect(before.confidential).toEqual([
    { field: 'accessNeeds', isKept: true },
    { field: 'diet', isKept: true },
    ...unsaid,
  ]);
  expectOk(await reveal(house.scope(organiser), asked(reference)));
  const seen = async (actor = organiser, now = NOW) =>
    expectOk(await registrationRecord(house.scope(actor, now), reference)).confidential;
  expect(await seen()).toEqual([
    { field: 'accessNeeds', isKept: true },
    { field: 'diet', isKept: true, shown: { parts: { text: SAID.diet }, until: minutesLater(2) } },
    ...unsaid,
  ]);
  const other = { ...organiser, userId: 'user-organiser-2' } as typeof organiser;
  expect(JSON.stringify(await seen(other))).not.toContain('MARKED');
  expect(JSON.stringify(await seen(organiser, minutesLater(2)))).not.toContain('MARKED');
  // Security sees documents, and what tells of health and faith it does not.
  expect(await seen(securityOfficer)).toEqual(unsaid);
  for (const actor of [reviewer, viewer]) expect(await seen(actor)).toBeUndefined();
});

test('who may not, what is not there and what was never said are refused, and nothing is recorded', async ({
  house,
}) => {
  const { reference } = await someone(house);
  for (const actor of [reviewer, securityOfficer, viewer])
    expect(codeOf(await reveal(house.scope(actor), asked(reference)))).toBe('NOT_ALLOWED');
  const silent = await house.submit();
  expect(codeOf(await reveal(house.scope(organiser), asked(silent.reference)))).toBe('NOTHING_KEPT');
  expect(codeOf(await reveal(house.scope(organiser), asked('BMF-27-999999')))).toBe('NOT_FOUND');
  expect(await house.db.$count(vaultReveal)).toBe(0);
});

test('the audit and the person have each time with its reason; the reason and what was said stay out of the chain', async ({
  house,
}) => {
  const { reference, email } = await someone(house);
  expectOk(await reveal(house.scope(organiser), asked(reference)));
  // A second press while it is shown is the same look.
  expectOk(await reveal(house.scope(organiser, minutesLater(1)), asked(reference)));
  expectOk(await reveal(house.scope(organiser, minutesLater(3)), asked(reference)));
  const { id } = await house.row(reference);
  const facts = (await house.facts(`registration:${id}`)).filter(({ action }) => action === 'vault.revealed');
  expect(facts.map(({ after }) => after)).toEqual([{ fields: ['diet'] }, { fields: ['diet'] }]);
  expect(JSON.stringify(facts)).not.toMatch(/MARKED|Meals/);
  const own = await ownRecord(house.scope(delegate(email)));
  expect(own?.reveals).toEqual([
    { field: 'diet', reason: 'Meals are ordered today', at: minutesLater(3) },
    { field: 'diet', reason: 'Meals are ordered today', at: NOW },
  ]);
});
