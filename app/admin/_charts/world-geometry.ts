import { geoNaturalEarth1, geoPath } from 'd3-geo';
import { whereNumeric } from 'iso-3166-1';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import world from 'world-atlas/countries-110m.json' with { type: 'json' };

export const MAP = { width: 960, height: 470 };

export type Outline = { code: string | undefined; d: string };
let outlines: Outline[] | undefined;

/** Every country that is large enough for a map of this size, by its ISO 3166-1 code where it has one. Kept: it never changes. */
export function countryOutlines(): Outline[] {
  outlines ??= traced();
  return outlines;
}

function traced(): Outline[] {
  const topology = world as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>;
  const { features } = feature(topology, topology.objects.countries);
  // Nobody applies from Antarctica, and without it the rest is larger.
  const inhabited = features.filter(({ id }) => id !== '010');
  const projection = geoNaturalEarth1().fitSize([MAP.width, MAP.height], {
    type: 'FeatureCollection',
    features: inhabited,
  });
  const path = geoPath(projection).digits(0);
  return inhabited.map((country) => ({
    code: country.id === undefined ? undefined : whereNumeric(String(country.id))?.alpha2,
    d: path(country) ?? '',
  }));
}
