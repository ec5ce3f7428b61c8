import { expect, test } from '@playwright/test';
import { landDots, pointsAlong, project, VIEW } from '@/app/[locale]/(public)/map-geometry';
import { boxOf, overlap, placeLabels } from '@/app/[locale]/(public)/map-labels';
import { hostKey, PLACES } from '@/app/[locale]/(public)/places';
import { FIRST_EDITION, FIRST_PARTNERS } from '@/lib/installation/first-edition';

const LETTER_SIZES = [29, 22, 18];
const HOST = hostKey(FIRST_EDITION.city.en);

const cities = (locale: 'en' | 'ru') =>
  [{ key: HOST, name: FIRST_EDITION.city }, ...FIRST_PARTNERS].map(({ key, name }) => {
    const place = PLACES[key];
    if (!place) throw new Error(`the map does not know ${key}`);
    return { text: name[locale] ?? '', at: project(place), place };
  });

for (const locale of ['en', 'ru'] as const) {
  test(`no name on the map covers another or leaves the picture, ${locale}`, () => {
    const places = cities(locale);
    const home = places[0]?.place ?? [0, 0];
    const labels = placeLabels(
      places,
      places.slice(1).flatMap(({ place }) => pointsAlong(home, place)),
      Math.max(...LETTER_SIZES),
    );
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
