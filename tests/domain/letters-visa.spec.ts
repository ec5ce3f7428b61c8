import { writeFileSync } from 'node:fs';
import { letter, vaultReveal } from '@/db/schema';
import { saveDocument, saveVisa } from '@/lib/completion/commands';
import { visaInput } from '@/lib/completion/input';
import { expectOk } from '@/lib/core/result';
import { issueLetter, revokeLetter } from '@/lib/letter/commands';
import { openLetterFile } from '@/lib/letter/opening';
import { verifyLetter } from '@/lib/letter/queries';
import { pagesOf } from '../support/badge';
import { expect, type House, test } from '../support/house';
import { codeOn, signLetters } from '../support/letters';
import { codeOf } from '../support/outcome';
import { approved, document, VISA } from '../support/papers';
import { delegate, minutesLater, organiser, reviewer } from '../support/people';

async function withPapers(house: House, own: Record<string, unknown> = {}) {
  await signLetters(house);
  const person = await approved(house, own);
  const by = house.scope(delegate(person.email));
  expectOk(await saveDocument(by, document(person.reference)));
  expectOk(await saveVisa(by, visaInput.parse({ ...VISA, reference: person.reference })));
  return { ...person, by };
}

test('a visa-support letter repeats the papers on both pages, and keeps nothing of them', async ({
  house,
}) => {
  const person = await withPapers(house, { nameNative: '李娜' });
  const asked = { reference: person.reference, kind: 'visa_support' as const };
  expect(codeOf(await issueLetter(house.scope(reviewer), asked))).toBe('NOT_ALLOWED');
  const { id, number } = expectOk(await issueLetter(house.scope(organiser), asked));
  const { file } = expectOk(await openLetterFile(person.by, id, 'en'));
  writeFileSync(test.info().outputPath('visa.pdf'), file);
  const { pages, seen } = await pagesOf(file, [0, 1]);
  expect(pages).toBe(2);
  for (const { text } of seen)
    for (const said of ['Li', 'EA1234321', '1 Zhongyang Street', 'Shenyang', '1990', number])
      expect(text.replace(/\s+/g, ' ')).toContain(said);
  const rows = JSON.stringify(await house.db.select().from(letter));
  const facts = JSON.stringify(await house.facts(`registration:${person.id}`));
  for (const secret of ['EA1234321', 'Zhongyang', 'Shenyang'])
    for (const kept of [rows, facts, Buffer.from(rows).toString('latin1')])
      expect(kept).not.toContain(secret);
});

test('each time that somebody of the staff opens it, the person is told; one’s own opening is nobody’s business', async ({
  house,
}) => {
  const person = await withPapers(house);
  const { id, number } = expectOk(
    await issueLetter(house.scope(organiser), { reference: person.reference, kind: 'visa_support' }),
  );
  expectOk(await openLetterFile(person.by, id));
  expect(await house.db.$count(vaultReveal)).toBe(0);
  expectOk(await openLetterFile(house.scope(organiser), id));
  const reveals = await house.db.select().from(vaultReveal);
  expect(reveals.map(({ field, reason }) => [field, reason]).toSorted()).toEqual(
    ['birthDate', 'document', 'visa'].map((field) => [field, `Visa-support letter ${number}`]),
  );
  const [fact] = (await house.facts(`registration:${person.id}`)).slice(-1);
  expect(fact).toMatchObject({
    action: 'vault.revealed',
    after: { fields: ['document', 'birthDate', 'visa'] },
  });
  expect(await openLetterFile(house.scope(reviewer), id)).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
});

test('a letter whose papers have changed is not drawn with others; it is issued again', async ({ house }) => {
  const person = await withPapers(house);
  const by = house.scope(organiser);
  const { id } = expectOk(await issueLetter(by, { reference: person.reference, kind: 'visa_support' }));
  const { file } = expectOk(await openLetterFile(by, id));
  const code = await codeOn(file);
  expectOk(await saveDocument(person.by, document(person.reference, { number: 'EB7654321' })));
  expect(codeOf(await openLetterFile(by, id))).toBe('LETTER_CHANGED');
  expect(codeOf(await openLetterFile(person.by, id))).toBe('LETTER_CHANGED');
  expect(await verifyLetter(house, code)).toMatchObject({ value: { standing: 'valid' } });
  const again = expectOk(
    await revokeLetter(house.scope(organiser, minutesLater(1)), {
      id,
      reason: 'data_corrected',
      isAgain: true,
    }),
  );
  expect(again?.number).toMatch(/-V-2$/);
  const { file: fresh } = expectOk(await openLetterFile(by, again?.id ?? ''));
  expect((await pagesOf(fresh)).seen[0]?.text).toContain('EB7654321');
  expect(await verifyLetter(house, code)).toMatchObject({ value: { standing: 'revoked' } });
});

test('what is missing for it is named, one after the other', async ({ house }) => {
  await signLetters(house);
  const { reference, email } = await approved(house);
  const asking = async () =>
    codeOf(await issueLetter(house.scope(organiser), { reference, kind: 'visa_support' }));
  expect(await asking()).toBe('DOCUMENT_MISSING');
  expectOk(await saveDocument(house.scope(delegate(email)), document(reference)));
  expect(await asking()).toBe('VISA_DATA_MISSING');
});
