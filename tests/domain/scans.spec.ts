import sharp from 'sharp';
import { storedFile } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { filesOf } from '@/lib/file/queries';
import { giveScan, openScan, removeScan } from '@/lib/photo/scanning';
import { findRegistration } from '@/lib/registration/queries';
import { confidentialOf, openRevealed, reveal, SHOWN_MS } from '@/lib/registration/revealing';
import { decide } from '@/lib/review/commands';
import { expect, type House, test } from '../support/house';
import { application, delegate, organiser, reviewer } from '../support/people';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const picture = () =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: '#ccddee' } })
    .withExif({ IFD0: { Copyright: 'SECRET-MAKER' } })
    .jpeg()
    .toBuffer();

async function somebody(house: House) {
  const email = 'scan@people.example.org';
  const { reference, id } = await house.submit(application({ email }));
  return { reference, id, scope: house.scope(delegate(email)) };
}

test('a picture is made anew, a PDF stays as it is, and the later one takes the place of the earlier', async ({
  house,
}) => {
  const { reference, id, scope } = await somebody(house);
  expectOk(await giveScan(scope, reference, await picture()));
  const first = expectOk(await openScan(scope, reference));
  expect(first.mediaType).toBe('image/jpeg');
  expect(first.bytes.includes('SECRET-MAKER')).toBe(false);
  expectOk(await giveScan(scope, reference, PDF));
  expect(expectOk(await openScan(scope, reference))).toMatchObject({
    mediaType: 'application/pdf',
    bytes: PDF,
  });
  expect((await filesOf(house, id)).map(({ kind }) => kind)).toEqual(['scan']);
  expect((await house.facts(`registration:${id}`)).map(({ action }) => action)).toEqual(
    expect.arrayContaining(['document_scan.given']),
  );
  expectOk(await removeScan(scope, reference));
  expect(await removeScan(scope, reference)).toMatchObject({ refusal: { code: 'NOTHING_KEPT' } });
  expect(await house.db.$count(storedFile)).toBe(0);
});

for (const [what, bytes, code] of [
  ['nothing', Buffer.of(), 'FILE_EMPTY'],
  ['a program that calls itself a scan', Buffer.from('MZ\u0090\u0000program'), 'FILE_PROGRAM'],
  ['a PDF with a script', Buffer.from('%PDF-1.4\n<</S/JavaScript/JS(app.alert)>>\n%%EOF'), 'PDF_UNSAFE'],
  ['a PDF that ends half-way', PDF.subarray(0, 30), 'FILE_DAMAGED'],
  ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'FILE_DRAWING'],
] as const) {
  test(`${what} is no scan, and nothing is kept`, async ({ house }) => {
    const { reference, scope } = await somebody(house);
    expect(await giveScan(scope, reference, bytes)).toMatchObject({ refusal: { code } });
    expect(await house.db.$count(storedFile)).toBe(0);
  });
}

test('a scan is one’s own: nobody of the staff gives one, and it is not there for somebody else', async ({
  house,
}) => {
  const { reference, scope } = await somebody(house);
  expect(await giveScan(house.scope(organiser), reference, PDF)).toMatchObject({
    refusal: { code: 'NOT_FOUND' },
  });
  expectOk(await giveScan(scope, reference, PDF));
  const other = house.scope(delegate('other@people.example.org'));
  expect(await openScan(other, reference)).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  expect(await removeScan(other, reference)).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
});

test('staff see a scan for a reason and for two minutes, whoever may, and the person reads it', async ({
  house,
}) => {
  const { reference, id, scope } = await somebody(house);
  expectOk(await giveScan(scope, reference, PDF));
  const desk = house.scope(organiser);
  const asked = { reference, field: 'scan' as const };
  expect(await openRevealed(desk, asked)).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  expect(await reveal(house.scope(reviewer), { ...asked, reason: 'Curious' })).toMatchObject({
    refusal: { code: 'NOT_ALLOWED' },
  });
  expectOk(await reveal(desk, { ...asked, reason: 'Visa list' }));
  expect(expectOk(await openRevealed(desk, asked)).bytes).toEqual(PDF);
  expect(await openRevealed(desk, { reference, field: 'original' })).toMatchObject({ ok: false });
  expect(await openRevealed(desk, { reference, field: 'thumbnail' })).toMatchObject({ ok: false });
  const later = house.scope(organiser, new Date(desk.now.getTime() + SHOWN_MS));
  expect(await openRevealed(later, asked)).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  const found = await findRegistration(desk, reference);
  const shown = found && (await confidentialOf(desk, found));
  expect(shown?.find(({ field }) => field === 'scan')).toMatchObject({ isKept: true, shown: { parts: {} } });
  expect((await house.facts(`registration:${id}`)).at(-1)).toMatchObject({
    action: 'vault.revealed',
    after: { fields: ['scan'] },
  });
});

test('who is no longer under way gives none', async ({ house }) => {
  const { reference, scope } = await somebody(house);
  expectOk(await decide(house.scope(organiser), reference, { decision: 'reject' }));
  expect(await giveScan(scope, reference, PDF)).toMatchObject({ refusal: { code: 'STATE_CHANGED' } });
});
