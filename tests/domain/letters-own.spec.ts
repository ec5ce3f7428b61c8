import { anonymous } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { issueLetter, revokeLetter } from '@/lib/letter/commands';
import { openLetterFile } from '@/lib/letter/opening';
import { verifyLetter } from '@/lib/letter/queries';
import { pagesOf } from '../support/badge';
import { ticketHolder } from '../support/gate';
import { expect, test } from '../support/house';
import { codeOn } from '../support/letters';
import { codeOf as outcomeOf } from '../support/outcome';
import { delegate, gateStaff, organiser, reviewer, reviewerOf, securityOfficer } from '../support/people';

const codeOf = async (asked: ReturnType<typeof issueLetter> | ReturnType<typeof revokeLetter>) =>
  outcomeOf(await asked);

test('a code that is nobody’s gets the same plain answer, and one that was mistyped is told so', async ({
  house,
}) => {
  const { reference } = await ticketHolder(house);
  const { id } = expectOk(await issueLetter(house.scope(organiser), { reference, kind: 'participation' }));
  const { file } = expectOk(await openLetterFile(house.scope(organiser), id));
  const code = await codeOn(file);
  const swapped = code.replace(/(\d)(?!\1)(\d)/, '$2$1');
  for (const typed of ['', 'x', swapped, '9'.repeat(500), '00000000000000000000', "' OR 1=1"])
    expect(await verifyLetter(house, typed)).toMatchObject({ ok: false, isMistyped: true });
  const arabic = [...code].map((digit) => String.fromCodePoint(0x660 + Number(digit))).join('');
  for (const typed of [code.replace(/(\d{4})/g, '$1 '), ` ${code}`, arabic])
    expect(await verifyLetter(house, typed)).toMatchObject({ ok: true, isMistyped: false });
});

test('people take their own confirmation and certificate, one number for as often as they like, and nobody else’s', async ({
  house,
}) => {
  const email = 'ana.letters@people.example.org';
  const holder = await ticketHolder(house, { email });
  const ana = house.scope(delegate(email));
  const { reference } = holder;
  const first = expectOk(await issueLetter(ana, { reference, kind: 'participation' }));
  expect(expectOk(await issueLetter(ana, { reference, kind: 'participation' }))).toEqual({
    ...first,
    isNew: false,
  });
  expectOk(await openLetterFile(ana, first.id, 'ru'));
  expect(await codeOf(issueLetter(ana, { reference, kind: 'attendance' }))).toBe('NOT_ATTENDED');
  for (const kind of ['invitation', 'visa_support'] as const)
    expect(await codeOf(issueLetter(ana, { reference, kind }))).toBe('NOT_ALLOWED');
  expect(await codeOf(revokeLetter(ana, { id: first.id, reason: 'other', isAgain: false }))).toBe(
    'NOT_ALLOWED',
  );
  const others = [
    delegate('other@people.example.org'),
    anonymous,
    gateStaff,
    securityOfficer,
    reviewerOf({ countries: ['IN'] }),
  ];
  for (const actor of others) {
    const by = house.scope(actor);
    expect(await codeOf(issueLetter(by, { reference, kind: 'participation' }))).toBe('NOT_ALLOWED');
    expect(await openLetterFile(by, first.id)).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
    expect(await codeOf(revokeLetter(by, { id: first.id, reason: 'other', isAgain: false }))).toBe(
      'NOT_FOUND',
    );
  }
  expect(await codeOf(issueLetter(house.scope(reviewer), { reference, kind: 'visa_support' }))).toBe(
    'NOT_ALLOWED',
  );
});

const NAMES: [string, { surname?: string; given: string }, string | undefined][] = [
  ['the longest that there is', { surname: 'W'.repeat(58), given: 'G'.repeat(58) }, undefined],
  ['one name', { given: 'Suharto' }, undefined],
  ['Arabic', { surname: 'Al-Otaibi', given: 'Mohammed' }, 'محمد عبد الرحمن العتيبي'],
  ['Ethiopic', { given: 'Abebe Kebede' }, 'አበበ ቀበደ ተሰማ'],
];
for (const [what, nameLatin, nameNative] of NAMES) {
  test(`a letter has the whole name on one page for each language: ${what}`, async ({ house }) => {
    const organisation = 'Администрация муниципального образования '.repeat(4).trim();
    const { reference } = await ticketHolder(house, { nameLatin, nameNative, organisation });
    const { id } = expectOk(await issueLetter(house.scope(organiser), { reference, kind: 'participation' }));
    const { file } = expectOk(await openLetterFile(house.scope(organiser), id));
    const { pages, seen } = await pagesOf(file, [0, 1]);
    expect(pages).toBe(2);
    for (const { text } of seen) {
      for (const letter of `${nameLatin.surname ?? ''}${nameLatin.given}${nameNative ?? ''}`.replace(
        /[\s\p{M}\p{P}]/gu,
        '',
      ))
        expect(text.normalize('NFKC')).toContain(letter);
      expect(text).toMatch(/муниципального/);
    }
  });
}
