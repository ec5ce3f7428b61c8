import { expect, test } from '@playwright/test';
import { landDots, VIEW } from '@/app/[locale]/(public)/map-geometry';
import { boxOf, overlap } from '@/app/[locale]/(public)/map-labels';
import { planOf } from '@/app/[locale]/(public)/map-plan';
import { hostKey } from '@/app/[locale]/(public)/places';
import { FIRST_EDITION } from '@/lib/installation/first-edition';
import { FIRST_PARTNERS } from '@/lib/installation/first-places';
import { LOCALES } from '@/messages/locales';

const LETTER_SIZES = [29, 22, 18];
const HOST = hostKey(FIRST_EDITION.city.en);

for (const locale of LOCALES) {
  test(`no name on the map covers another or leaves the picture, ${locale}`, () => {
    const partners = FIRST_PARTNERS.map(({ key, name }) => ({ key, name: name[locale] ?? '' }));
    const { joined, labels } = planOf({ key: HOST, name: FIRST_EDITION.city[locale] }, partners);
    expect(joined.map((city) => city.key)).toEqual(partners.map((partner) => partner.key));
    for (const size of LETTER_SIZES) {
      const boxes = labels.map((label) => ({ text: label.text, ...boxOf(label, size) }));
      const covered = boxes.flatMap((box, index) =>
        boxes.slice(index + 1).flatMap((other) => (overlap(box, other) ? [`${box.text} ${other.text}`] : [])),
      );
      expect(covered).toEqual([]);
      expect(boxes.filter((box) => box.left < 0 || box.right > VIEW.width)).toEqual([]);
    }
  });
}

test('the land takes a few kilobytes', () => {
  expect(landDots().length).toBeGreaterThan(2000);
  expect(landDots().length).toBeLessThan(8000);
});
