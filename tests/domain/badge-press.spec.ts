import { Press, SET_AT_ONCE } from '@/lib/badge/press';
import { FORMAT_KEYS, FORMATS, sheetOf } from '@/lib/badge/rules';
import { codeOf, MM, pagesOf, paper, readCode, type Seen } from '../support/badge';
import { expect, test } from '../support/house';

const press = new Press();
test.afterAll(() => press.close());

test('more badges than are set at once are one file, in their order, within the memory of a small machine', async () => {
  const count = 2 * SET_AT_ONCE + 3;
  const pdf = await press.set(paper(count, { format: 'a7' }));
  const wanted = [0, SET_AT_ONCE - 1, SET_AT_ONCE, count - 1];
  const { pages, seen } = await pagesOf(pdf, wanted);
  expect(pages).toBe(count);
  expect(seen.map((page) => readCode(page))).toEqual(wanted.map(codeOf));
  expect(press.memoryMb).toBeGreaterThan(50);
  expect(press.memoryMb).toBeLessThan(400);
});

for (const format of FORMAT_KEYS) {
  test(`a sheet holds whole badges of ${format}, each with its own code where the marks say`, async () => {
    const sheet = sheetOf(FORMATS[format]);
    const each = sheet.columns * sheet.rows;
    const pdf = await press.set(paper(each + 1, { format, layout: 'sheet' }));
    const { pages, seen } = await pagesOf(pdf, [0, 1]);
    expect(pages).toBe(2);
    const [first, second] = seen as [Seen, Seen];
    expect([first.width, first.height].map((px) => Math.round(px / 2 / MM))).toEqual([
      sheet.width,
      sheet.height,
    ]);
    const { width, height } = FORMATS[format];
    const cell = (nth: number) => ({
      left: sheet.left + (nth % sheet.columns) * (width + sheet.gapX),
      top: sheet.top + Math.floor(nth / sheet.columns) * (height + sheet.gapY),
      width,
      height,
    });
    const codes = Array.from({ length: each }, (_, nth) => readCode(first, cell(nth)));
    expect(codes).toEqual(codes.map((_, nth) => codeOf(nth)));
    expect(readCode(second, cell(0))).toBe(codeOf(each));
  });
}

test('zones stand on the badge whole, also where they are many', async () => {
  const zones = ['PRESS', 'HALL', 'VIP', 'CONGRESS-CENTRE', 'STUDIO', 'EXPO', 'STAGE', 'KITCHEN'];
  const pdf = await press.set(paper(1, { format: 'a7', zones }));
  const text = (await pagesOf(pdf)).seen[0]?.text ?? '';
  for (const zone of zones) expect(text).toContain(zone);
});

test('a name is not torn apart at its hyphen', async () => {
  const name = 'Mohammed Al-Otaibi';
  const pdf = await press.set(paper(1, { format: 'a7', names: [name] }));
  const text = (await pagesOf(pdf)).seen[0]?.text ?? '';
  expect(text.replaceAll('\u2060', '')).toContain('Al-Otaibi');
});

test('a press that died is started again', async () => {
  await press.set(paper(1));
  press.close();
  expect((await press.set(paper(1))).subarray(0, 5).toString()).toBe('%PDF-');
});
