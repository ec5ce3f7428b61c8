import { printBadge } from '@/lib/badge/printing';
import { expectOk } from '@/lib/core/result';
import { MM, readCode, seen } from '../support/badge';
import { expect, type House, test } from '../support/house';
import { gateStaff } from '../support/people';
import { agreeing, givePhoto } from '../support/photos';
import { twoColoured } from '../support/pictures';
import { approve } from '../support/who-is-who';

const SCALE = 2;
/** The colour of a badge at a place of it, in millimetres. */
function colourAt({ pixels, width }: Awaited<ReturnType<typeof seen>>, left: number, top: number): number[] {
  const at = (Math.round(top * MM * SCALE) * width + Math.round(left * MM * SCALE)) * 4;
  return [...pixels.subarray(at, at + 3)];
}

async function badgeOf(house: House, format: 'a6' | 'a7' | 'label_62x100', withPhoto = true) {
  const { reference } = await house.submit(agreeing({ nameNative: '张奇祥' }));
  // The left half of the photo is blue, the right one red.
  if (withPhoto) expectOk(await givePhoto(house, reference, { sent: await twoColoured(900, 1200) }));
  await approve(house, reference);
  return seen(expectOk(await printBadge(house.scope(gateStaff), { reference, format })));
}

for (const [format, share] of [
  ['a6', 1],
  ['a7', 74 / 105],
] as const) {
  test(`the badge bears the face of who agreed, beside the names, ${format}`, async ({ house }) => {
    const page = await badgeOf(house, format);
    // It renders as red, green and blue, or the other way round: the two halves differ in any case.
    const [left, right] = [colourAt(page, 12 * share, 65 * share), colourAt(page, 28 * share, 65 * share)];
    expect(Math.abs((left[0] ?? 0) - (right[0] ?? 0))).toBeGreaterThan(200);
    expect(Math.abs((left[2] ?? 0) - (right[2] ?? 0))).toBeGreaterThan(200);
    expect(page.text).toContain('张奇祥');
    expect(readCode(page)).toMatch(/^\d{22}$/);
  });
}

test('a label printer is given no face, and who has no photo has a badge as before', async ({ house }) => {
  const label = await badgeOf(house, 'label_62x100');
  const plain = await badgeOf(house, 'a6', false);
  for (const [page, place] of [
    [label, [7, 40]],
    [plain, [9, 52]],
  ] as const) {
    const [red = 0, , blue = 0] = colourAt(page, place[0], place[1]);
    expect(Math.abs(red - blue)).toBeLessThan(60);
  }
});
