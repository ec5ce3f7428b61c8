import { invitation } from '@/db/schema';
import { newId } from '@/lib/core/id';
import { expectOk } from '@/lib/core/result';
import { MOST_ROWS, textOf } from '@/lib/invitation/sheet';
import { makeUpload, previewUpload } from '@/lib/invitation/upload';
import { expect, type House, test } from '../support/house';
import { delegationOf, heldIn } from '../support/invitations';
import { delegate, gateStaff, organiser, reviewer } from '../support/people';

const input = (text: string, own: { mails?: boolean; batchId?: string } = {}) => ({
  text,
  mails: false,
  locale: 'en' as const,
  batchId: newId(),
  ...own,
});
const preview = (house: House, text: string) => previewUpload(house.scope(organiser), input(text));
const codesOf = (house: House) => house.db.select().from(invitation).orderBy(invitation.id);
const lines = (...rows: string[]) => rows.join('\r\n');

test('a file in Russian makes one batch, each row by its own terms', async ({ house }) => {
  const china = await delegationOf(house, 'CN');
  const text = `\ufeff${lines(
    'Для кого;Пометка;Эл. почта;Категория;Делегация;Использований;Закрепить мест;Без рассмотрения;Действует до;Язык',
    `;"Мэры; Пекин";Ana@Example.org;vip;${china.name.ru};3;2;да;01.08.2027;английский`,
    ';;;;;;;;;',
    'российская;Гости;;Бизнес;;;1;нет;2027-08-01 18:00;',
  )}`;
  const made = expectOk(await makeUpload(house.scope(organiser), { ...input(text), locale: 'ru' }));
  expect(made).toMatchObject({ seats: 3 });
  const [mayor, guest] = await codesOf(house);
  expect(mayor).toMatchObject({
    label: 'Мэры; Пекин',
    email: 'Ana@Example.org',
    category: 'VIP',
    delegationId: china.id,
    pool: 'international',
    maxUses: 3,
    reservedSeats: 2,
    approves: true,
    locale: 'en',
    expiresAt: new Date('2027-08-01T20:59:00.000Z'),
  });
  expect(guest).toMatchObject({
    label: 'Гости',
    email: null,
    category: 'BUS',
    pool: 'domestic',
    maxUses: 1,
    approves: false,
    expiresAt: new Date('2027-08-01T15:00:00.000Z'),
  });
  expect(guest?.batchId).toBe(mayor?.batchId);
  expect(await heldIn(house, 'international')).toBe(2);
  expect(await heldIn(house, 'domestic')).toBe(1);
  const facts = await house.facts(`invitation:${mayor?.id}`);
  expect(facts.map(({ action }) => action)).toEqual(['invitation.created']);
  await house.expectSound();
});

for (const [name, sign] of [
  ['commas', ','],
  ['tabs', '\t'],
] as const) {
  test(`headings in English, in any case and order, separated by ${name}`, async ({ house }) => {
    const text = lines(['USES', 'label'].join(sign), ['4', 'Sister cities'].join(sign), '');
    expect(expectOk(await preview(house, text)).rows).toMatchObject([
      { row: 2, terms: { label: 'Sister cities', maxUses: 4, emails: [] } },
    ]);
  });
}

test('letters leave for rows with an address, in the language of the row', async ({ house }) => {
  const text = lines('email,label,language', 'ana@example.org,A,ru', ',B,', 'bo@example.org,C,');
  expectOk(await makeUpload(house.scope(organiser), input(text, { mails: true })));
  const mails = await house.mails('invitation');
  expect(mails.map(({ recipient, locale }) => [recipient, locale])).toEqual([
    ['ana@example.org', 'ru'],
    ['bo@example.org', 'en'],
  ]);
});

test('the preview says which seats are taken and how many are free, and takes none', async ({ house }) => {
  await house.settings({ capacity: 100, internationalReserve: 40 });
  const text = lines('label,for whom,seats kept,uses', 'A,international,5,5', 'B,domestic,3,3');
  expect(expectOk(await preview(house, text))).toMatchObject({
    seats: { international: 5, domestic: 3 },
    free: { international: 100, domestic: 60 },
  });
  expect(await codesOf(house)).toEqual([]);
  expect(await heldIn(house, 'total')).toBe(0);
});

test('where seats are short, the row is named with what is left for it, and nothing is made', async ({
  house,
}) => {
  await house.settings({ capacity: 10, internationalReserve: 4 });
  const text = lines('label,for whom,seats kept,uses', 'A,domestic,4,4', 'B,,,', 'C,domestic,3,3');
  const short = { ok: false, refusal: { code: 'SEATS_SHORT', details: { row: 4, free: 2 } } };
  expect(await preview(house, text)).toEqual(short);
  expect(await makeUpload(house.scope(organiser), input(text))).toEqual(short);
  expect(await codesOf(house)).toEqual([]);
  expect(await heldIn(house, 'total')).toBe(0);
  await house.expectSound();
});

test('a file that is sent twice at once makes its codes once', async ({ house }) => {
  const file = input(lines('label,for whom,seats kept', 'A,domestic,1', 'B,domestic,1'));
  const made = await Promise.all([1, 2].map(() => makeUpload(house.scope(organiser), file)));
  const [one, other] = made.map(expectOk);
  expect(other).toMatchObject({ batchId: file.batchId, seats: 2 });
  expect(new Set(other?.ids)).toEqual(new Set(one?.ids));
  expect(await codesOf(house)).toHaveLength(2);
  await house.expectSound();
});

test('every faulty cell is told by row and column, and nothing of the file is saved', async ({ house }) => {
  const text = lines(
    'e-mail,label,category,delegation,for whom,uses,seats kept,without review,valid until,language',
    'ana@example.org,Good,VIP,,,1,,,,',
    'ana@,A,ZZZ,Atlantis,abroad,many,x,perhaps,31.02.2027,tlh',
    'ANA@example.org,,,,,0,,,2020-01-01,',
    ',B,,,,1,2,,,',
    ',C,,,,1,1,,,',
  );
  const refused = await makeUpload(house.scope(organiser), input(text));
  if (refused.ok) throw new Error('the file was taken');
  const { faults, count } = refused.refusal.details as { faults: Record<string, unknown>[]; count: number };
  expect(faults.map(({ row, column, code }) => [row, column, code])).toEqual([
    [3, 'category', 'sheet_category'],
    [3, 'delegation', 'sheet_delegation'],
    [3, 'pool', 'sheet_pool'],
    [3, 'approves', 'sheet_approves'],
    [3, 'expiresAt', 'sheet_expiresAt'],
    [3, 'locale', 'sheet_locale'],
    [3, 'maxUses', 'not_a_number'],
    [3, 'reservedSeats', 'not_a_number'],
    [3, 'email', 'invalid_email'],
    [4, 'email', 'twice_in_file'],
    [4, 'label', 'required'],
    [4, 'maxUses', 'number_out_of_range'],
    [5, 'reservedSeats', 'more_than_uses'],
    [6, 'pool', 'required'],
  ]);
  expect(count).toBe(14);
  expect(await codesOf(house)).toEqual([]);
});

const FILES: [string, string, Record<string, unknown>][] = [
  ['no rows', 'label,uses', { code: 'no_rows' }],
  ['nothing at all', '', { row: 1, column: 'label', code: 'column_missing' }],
  ['a heading that is not ours', 'label,colour\nA,red', { row: 1, column: 'colour', code: 'unknown_column' }],
  ['a heading twice', 'label,Пометка\nA,B', { row: 1, column: 'label', code: 'column_twice' }],
  ['no label', 'uses\n1', { row: 1, column: 'label', code: 'column_missing' }],
  ['a cell too many', 'label,uses\nA,1,2', { row: 2, code: 'more_cells_than_headings' }],
  ['an open quotation mark', 'label,uses\n"A,1', { code: 'broken_quotes' }],
  ['too many rows', `label\n${'A\n'.repeat(MOST_ROWS + 1)}`, { code: 'too_many_rows' }],
];
for (const [what, text, fault] of FILES) {
  test(`a file with ${what} is refused`, async ({ house }) => {
    expect(await preview(house, text)).toMatchObject({
      refusal: { code: 'SHEET_FAULTY', details: { faults: [fault], count: 1 } },
    });
  });
}

test('the first fifty faults are told, and how many there are', async ({ house }) => {
  const refused = await preview(house, `label,uses\n${'A,none\n'.repeat(60)}`);
  expect(refused).toMatchObject({ refusal: { details: { count: 60 } } });
  if (!refused.ok) expect(refused.refusal.details?.faults).toHaveLength(50);
});

test('a full file is one batch of five thousand codes', async ({ house }) => {
  const rows = Array.from({ length: MOST_ROWS }, (_, at) => `guest-${at}@example.org,Guest ${at},VIP`);
  const made = expectOk(
    await makeUpload(house.scope(organiser), input(lines('email,label,category', ...rows))),
  );
  expect(made.ids).toHaveLength(MOST_ROWS);
  expect(await house.db.$count(invitation)).toBe(MOST_ROWS);
});

test('another encoding than UTF-8 is no text of ours', () => {
  expect(textOf(Uint8Array.from([0xcf, 0xee, 0xec, 0xe5, 0xf2, 0xea, 0xe0]))).toBeUndefined();
  expect(textOf(Buffer.from('label', 'utf16le'))).toBeUndefined();
  expect(textOf(Buffer.from('Пометка'))).toBe('Пометка');
});

test('only organisers upload codes', async ({ house }) => {
  for (const actor of [delegate('ana@example.org'), gateStaff, reviewer]) {
    const scope = house.scope(actor);
    expect(await previewUpload(scope, input('label\nA'))).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
    expect(await makeUpload(scope, input('label\nA'))).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  }
  expect(await house.db.$count(invitation)).toBe(0);
});
