import { type Point, VIEW } from './map-geometry';

export type Anchor = 'start' | 'middle' | 'end';
/** Offsets in units of the letter size, so that one placing serves every size. */
export type Label = { text: string; at: Point; anchor: Anchor; dx: number; dy: number };
export type Box = { left: number; right: number; top: number; bottom: number };

type Side = { anchor: Anchor; dx: number; dy: number };

const SIDES: readonly Side[] = [
  { anchor: 'start', dx: 0.5, dy: 0.35 },
  { anchor: 'end', dx: -0.5, dy: 0.35 },
  { anchor: 'start', dx: 0.3, dy: -0.35 },
  { anchor: 'end', dx: -0.3, dy: -0.35 },
  { anchor: 'start', dx: 0.3, dy: 1.05 },
  { anchor: 'end', dx: -0.3, dy: 1.05 },
  { anchor: 'middle', dx: 0, dy: -0.6 },
  { anchor: 'middle', dx: 0, dy: 1.35 },
];
const LETTER_WIDTH = 0.6;
const SWEEPS = 4;

/** Chooses a side of each point so that no name covers another name or point, at the given letter size. */
export function placeLabels(points: readonly { text: string; at: Point }[], letterSize: number): Label[] {
  const labels = points.map((point) => ({ ...point, ...(SIDES[0] as Side) }));
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const [index, label] of labels.entries()) {
      const others = labels.filter((_, other) => other !== index);
      const best = SIDES.map((side, order) => ({
        side,
        cost: trouble({ ...label, ...side }, others, letterSize) + order / 100,
      })).sort((one, other) => one.cost - other.cost)[0];
      Object.assign(label, best?.side);
    }
  }
  return labels;
}

function trouble(label: Label, others: readonly Label[], letterSize: number): number {
  const box = boxOf(label, letterSize);
  const isOutside = box.left < 0 || box.right > VIEW.width || box.top < 0 || box.bottom > VIEW.height;
  const collisions = others.filter(
    (other) => overlap(box, boxOf(other, letterSize)) || overlap(box, pointBox(other.at, letterSize)),
  );
  return collisions.length + (isOutside ? 2 : 0);
}

export function boxOf({ text, at, anchor, dx, dy }: Label, letterSize: number): Box {
  const width = text.length * LETTER_WIDTH * letterSize;
  const start = at.x + dx * letterSize - { start: 0, middle: width / 2, end: width }[anchor];
  const base = at.y + dy * letterSize;
  return {
    left: start,
    right: start + width,
    top: base - 0.8 * letterSize,
    bottom: base + 0.22 * letterSize,
  };
}

const pointBox = ({ x, y }: Point, letterSize: number): Box => {
  const radius = letterSize * 0.22;
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
};

export const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
