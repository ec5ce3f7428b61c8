import { geoInterpolate, geoNaturalEarth1, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryObject, Topology } from 'topojson-specification';
import land from 'world-atlas/land-110m.json' with { type: 'json' };

export type Point = { x: number; y: number };
type Degrees = readonly [longitude: number, latitude: number];

export const VIEW = { width: 1000, height: 540 };
/** Distance of the dots that the land is made of. */
export const DOT_STEP = 9;
const ROW_STEP = 8;

// From the Atlantic to the Sea of Japan; its middle meridian stands upright.
const CORNERS: Degrees[] = [
  [-14, 8],
  [145, 8],
  [0, 66],
  [62, 67],
];

const projection = geoNaturalEarth1()
  .rotate([-62, 0])
  .fitExtent(
    [
      [0, 0],
      [VIEW.width, VIEW.height],
    ],
    { type: 'MultiPoint', coordinates: CORNERS.map(([longitude, latitude]) => [longitude, latitude]) },
  )
  .clipExtent([
    [-DOT_STEP, -DOT_STEP],
    [VIEW.width + DOT_STEP, VIEW.height + DOT_STEP],
  ]);

export function project([longitude, latitude]: Degrees): Point {
  const [x = 0, y = 0] = projection([longitude, latitude]) ?? [];
  return { x: rounded(x), y: rounded(y) };
}

const arcs = new Map<string, string>();

/** The great circle between two places, as the attribute `d` of a path. Kept: the places are few and fixed. */
export function arc(from: Degrees, to: Degrees): string {
  const key = `${from} ${to}`;
  const drawn =
    arcs.get(key) ??
    geoPath(projection).digits(1)({ type: 'LineString', coordinates: [[...from], [...to]] }) ??
    '';
  arcs.set(key, drawn);
  return drawn;
}

const ARC_SAMPLES = 48;

/** Points along the same great circle, for keeping names off it. */
export function pointsAlong(from: Degrees, to: Degrees): Point[] {
  const between = geoInterpolate([...from], [...to]);
  return Array.from({ length: ARC_SAMPLES }, (_, step) => project(between(step / (ARC_SAMPLES - 1))));
}

let dots: string | undefined;

/**
 * The land as one path: each run of land in a row of dots is one stroke, and a dash pattern of round caps makes
 * it dots again. A few kilobytes, where single dots would take thirty.
 */
export function landDots(): string {
  dots ??= rows()
    .flatMap((y) => runsAt(y).map(([start, end]) => `M${start} ${y}h${end - start || 0.1}`))
    .join('');
  return dots;
}

const rows = () =>
  Array.from({ length: Math.floor(VIEW.height / DOT_STEP) }, (_, row) => (row + 0.5) * DOT_STEP);

/** First and last dot of every stretch of land at one height, by the even-odd rule on the edges that cross it. */
function runsAt(y: number): [start: number, end: number][] {
  // Every other row stands half a step aside, like bricks: the eye finds no columns.
  const shift = Math.round(y / ROW_STEP - 0.5) % 2 === 0 ? 0 : DOT_STEP / 2;
  const crossings = edges()
    .filter(([from, to]) => from.y > y !== to.y > y)
    .map(([from, to]) => from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x))
    .sort((one, other) => one - other);
  const runs: [number, number][] = [];
  for (let index = 0; index + 1 < crossings.length; index += 2) {
    const start = Math.ceil(((crossings[index] ?? 0) - shift) / DOT_STEP) * DOT_STEP + shift;
    const end = Math.floor(((crossings[index + 1] ?? 0) - shift) / DOT_STEP) * DOT_STEP + shift;
    if (start <= end) runs.push([start, end]);
  }
  return runs;
}

let outline: [Point, Point][] | undefined;

function edges(): [Point, Point][] {
  outline ??= traceLand();
  return outline;
}

function traceLand(): [Point, Point][] {
  const found: [Point, Point][] = [];
  let first: Point = { x: 0, y: 0 };
  let last = first;
  const lineTo = (x: number, y: number) => {
    found.push([last, { x, y }]);
    last = { x, y };
  };
  const moveTo = (x: number, y: number) => {
    first = { x, y };
    last = first;
  };
  const closePath = () => lineTo(first.x, first.y);
  const topology = land as unknown as Topology<{ land: GeometryObject }>;
  const context = { moveTo, lineTo, closePath, beginPath: () => undefined, arc: () => undefined };
  geoPath(projection, context)(feature(topology, topology.objects.land));
  return found;
}

const rounded = (value: number) => Math.round(value * 10) / 10;
