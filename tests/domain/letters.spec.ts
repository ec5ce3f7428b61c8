import { asc, eq } from 'drizzle-orm';
import { letter, letterCount } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { issueLetter, revokeLetter } from '@/lib/letter/commands';
import { openLetterFile } from '@/lib/letter/opening';
import { verifyLetter } from '@/lib/letter/queries';
import { pagesOf, readCode } from '../support/badge';
import { ticketHolder } from '../support/gate';
import { expect, type House, test } from '../support/house';
import { codeOn, letIn, signLetters } from '../support/letters';
import { application, organiser, reviewer } from '../support/people';

const codeOf = async (asked: ReturnType<typeof issueLetter> | ReturnType<typeof revokeLetter>) => {
  const done = await asked;
  return done.ok ? 'done' : done.refusal.code;
};
const numbers = async (house: House) =>
  (await house.db.select().from(letter).orderBy(asc(letter.kind), asc(letter.number))).map(
    ({ kind, number }) => `${kind} ${number}`,
  );

test('an invitation says who, what and where on a page for each language, and a stranger reads its code', async ({
  house,
}) => {
  await signLetters(house);
  const { reference } = await house.submit(
    application({ nameNative: '张奇祥', organisation: 'Городская управа' }),
  );
  const { id, number } = expectOk(
    await issueLetter(house.scope(reviewer), { reference, kind: 'invitation' }),
  );
  expect(number).toBe('BMF-27-I-1');
  const { file } = expectOk(await openLetterFile(house.scope(reviewer), id));
  const { pages, seen } = await pagesOf(file, [0, 1]);
  expect(pages).toBe(2);
  for (const [page, words] of [
    [
      'Invitation',
      'Li',
      '张奇祥',
      'Городская управа',
      'Irina Petrova',
      'BMF-27-I-1',
      reference,
      'under review',
    ],
    ['Приглашение', 'Na', '张奇祥', 'И. С. Петрова', 'BMF-27-I-1', 'на рассмотрении'],
  ].entries()) {
    for (const word of words) expect(seen[page]?.text.replace(/\s+/g, ' ')).toContain(word);
    const address = readCode(seen[page] as (typeof seen)[0]) ?? '';
    const code = /\/verify\/(\d{22})$/.exec(address)?.[1] ?? '';
    expect(await verifyLetter(house, code)).toMatchObject({
      ok: true,
      value: { kind: 'invitation', number, standing: 'valid' },
    });
  }
  const [fact] = (await house.facts(`registration:${(await house.row(reference)).id}`)).slice(-1);
  expect(fact).toMatchObject({
    action: 'letter.issued',
    after: { kind: 'invitation', letterNumber: number },
  });
  const { file: one } = expectOk(await openLetterFile(house.scope(reviewer), id, 'ru'));
  expect((await pagesOf(one)).pages).toBe(1);
});

test('what a letter says stays as it was issued, whatever changes afterwards', async ({ house }) => {
  const { reference, registrationId } = await ticketHolder(house);
  const { id } = expectOk(await issueLetter(house.scope(organiser), { reference, kind: 'participation' }));
  await signLetters(house);
  await house.settings({ name: { en: 'Another forum', ru: 'Другой форум' } });
  const { file } = expectOk(await openLetterFile(house.scope(organiser), id, 'en'));
  const [page] = (await pagesOf(file)).seen;
  expect(page?.text).toContain('BRICS International Municipal Forum');
  expect(page?.text).toContain('Issued electronically');
  expect(page?.text).not.toContain('Petrova');
  const [row] = await house.db.select().from(letter).where(eq(letter.registrationId, registrationId));
  expect(row?.sealed?.includes('Harbin')).toBe(false);
});

test('each letter is refused plainly as long as it is not due', async ({ house }) => {
  const asking = (reference: string, kind: 'invitation' | 'visa_support' | 'participation' | 'attendance') =>
    codeOf(issueLetter(house.scope(organiser), { reference, kind }));
  const early = await house.submit();
  expect(await asking(early.reference, 'invitation')).toBe('SIGNATORY_MISSING');
  for (const kind of ['participation', 'visa_support'] as const)
    expect(await asking(early.reference, kind)).toBe('LETTER_TOO_EARLY');
  const holder = await ticketHolder(house);
  expect(await asking(holder.reference, 'visa_support')).toBe('SIGNATORY_MISSING');
  expect(await asking(holder.reference, 'attendance')).toBe('NOT_ATTENDED');
  await signLetters(house);
  expect(await asking(holder.reference, 'visa_support')).toBe('DOCUMENT_MISSING');
  await letIn(house, holder.code);
  expect(await asking(holder.reference, 'attendance')).toBe('done');
  await holder.cancel();
  for (const kind of ['invitation', 'participation'] as const)
    expect(await asking(holder.reference, kind)).toBe('NOT_REGISTERED');
  expect(await asking('BMF-27-000000', 'invitation')).toBe('NOT_FOUND');
});

test('numbers have no gaps: not by many at once, not by a refusal, not by a letter that cannot be set', async ({
  house,
}) => {
  const references = [];
  for (let nth = 0; nth < 6; nth += 1) references.push((await ticketHolder(house)).reference);
  await signLetters(house);
  // Each twice at once: one letter for each.
  const made = await Promise.all(
    [...references, ...references].map((reference) =>
      issueLetter(house.scope(organiser), { reference, kind: 'participation' }),
    ),
  );
  expect(made.filter((one) => one.ok && one.value.isNew)).toHaveLength(6);
  expect(
    await codeOf(issueLetter(house.scope(organiser), { reference: references[0] ?? '', kind: 'attendance' })),
  ).toBe('NOT_ATTENDED');
  const late = await house.submit(application({ email: 'late@people.example.org' }));
  await house.db
    .transaction(async (db) => {
      const inside = { ...house.scope(organiser), db };
      expectOk(await issueLetter(inside, { reference: late.reference, kind: 'invitation' }));
      db.rollback();
    })
    .catch(() => undefined);
  expectOk(await issueLetter(house.scope(organiser), { reference: references[1] ?? '', kind: 'invitation' }));
  expect(await numbers(house)).toEqual([
    'invitation 1',
    ...[1, 2, 3, 4, 5, 6].map((nth) => `participation ${nth}`),
  ]);
  const counts = await house.db.select().from(letterCount).orderBy(asc(letterCount.kind));
  expect(counts.map(({ last }) => last)).toEqual([1, 6]);
});

test('a letter is revoked once, says so to whoever checks it, and another one has a number of its own', async ({
  house,
}) => {
  const { reference } = await ticketHolder(house);
  const by = house.scope(organiser);
  const { id } = expectOk(await issueLetter(by, { reference, kind: 'participation' }));
  const { file } = expectOk(await openLetterFile(by, id));
  const code = await codeOn(file);
  const both = await Promise.all(
    [1, 2].map(() => revokeLetter(by, { id, reason: 'data_corrected', isAgain: true })),
  );
  expect(both.map((one) => (one.ok ? one.value?.number : one.refusal.code)).toSorted()).toEqual([
    'BMF-27-P-2',
    'LETTER_REVOKED',
  ]);
  expect(await verifyLetter(house, code)).toMatchObject({
    value: { standing: 'revoked', revokedAt: by.now },
  });
  expect(await openLetterFile(by, id)).toMatchObject({ refusal: { code: 'LETTER_REVOKED' } });
  const facts = await house.facts(`registration:${(await house.row(reference)).id}`);
  expect(facts.slice(-2).map(({ action }) => action)).toEqual(['letter.revoked', 'letter.issued']);
});

test('what was promised for the forum ends with the application; a certificate does not', async ({
  house,
}) => {
  const { reference, code, cancel } = await ticketHolder(house);
  await letIn(house, code);
  const by = house.scope(organiser);
  const standing = async (kind: 'participation' | 'attendance') => {
    const { id } = expectOk(await issueLetter(by, { reference, kind }));
    const { file } = expectOk(await openLetterFile(by, id));
    const at = await codeOn(file);
    return async () => expectOk(await verifyLetter(house, at)).standing;
  };
  const [promise, certificate] = [await standing('participation'), await standing('attendance')];
  expect([await promise(), await certificate()]).toEqual(['valid', 'valid']);
  await cancel();
  expect([await promise(), await certificate()]).toEqual(['ended', 'valid']);
});
