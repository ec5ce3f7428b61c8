import { type Point, VIEW } from './map-geometry';

export type Anchor = 'start' | 'middle' | 'end';
/** `reach` moves a name away from a point that is drawn larger. */
export type Named = { text: string; at: Point; reach?: number };
/** Offsets in units of the letter size, so that one placing serves every size. */
export type Label = Named & Side;
export type Box = { left: number; right: number; top: number; bottom: number };

type Side = { anchor: Anchor; dx: number; dy: number };

const FIRST_SIDE: Side = { anchor: 'start', dx: 0.5, dy: 0.35 };
const SIDES: readonly Side[] = [
  FIRST_SIDE,
  { anchor: 'end', dx: -0.5, dy: 0.35 },
  { anchor: 'start', dx: 0.3, dy: -0.35 },
  { anchor: 'end', dx: -0.3, dy: -0.35 },
  { anchor: 'start', dx: 0.3, dy: 1.05 },
  { anchor: 'end', dx: -0.3, dy: 1.05 },
  { anchor: 'middle', dx: 0, dy: -0.6 },
  { anchor: 'middle', dx: 0, dy: 1.35 },
];
const LETTER_WIDTH = 0.62;
const MARGIN = 8;
const SWEEPS = 4;
const LINE_COST = 0.05;

/**
 * Chooses a side of each point so that no name covers another name or point, at the given letter size, and as few
 * as possible of the points that `lines` run through.
 */
export function placeLabels(points: readonly Named[], lines: readonly Point[], letterSize: number): Label[] {
  const labels = points.map((point): Label => ({ ...point, ...FIRST_SIDE }));
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const [index, label] of labels.entries()) {
      const others = labels.filter((_, other) => other !== index);
      const best = sidesOf(label)
        .map((side, order) => ({
          side,
          cost: trouble({ ...label, ...side }, others, lines, letterSize) + order / 100,
        }))
        .sort((one, other) => one.cost - other.cost)[0];
      Object.assign(label, best?.side);
    }
  }
  return labels;
}

const sidesOf = ({ reach = 0 }: Named): Side[] =>
  SIDES.map(({ anchor, dx, dy }) => ({
    anchor,
    dx: dx + Math.sign(dx) * reach,
    dy: anchor === 'middle' ? dy + Math.sign(dy) * reach : dy,
  }));

function trouble(
  label: Label,
  others: readonly Label[],
  lines: readonly Point[],
  letterSize: number,
): number {
  const box = boxOf(label, letterSize);
  const isOutside =
    box.left < MARGIN || box.right > VIEW.width - MARGIN || box.top < 0 || box.bottom > VIEW.height;
  const collisions = others.filter(
    (other) => overlap(box, boxOf(other, letterSize)) || overlap(box, pointBox(other.at, letterSize)),
  );
  const crossed = lines.filter(({ x, y }) => overlap(box, { left: x, right: x, top: y, bottom: y }));
  return collisions.length + (isOutside ? 2 : 0) + crossed.length * LINE_COST;
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
