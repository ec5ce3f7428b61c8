import { type Point, pointsAlong, project } from './map-geometry';
import { type Label, placeLabels } from './map-labels';
import { PLACES } from './places';

export type City = { key: string; name: string };
type Known = City & { place: readonly [number, number]; text: string; at: Point; reach: number };
export type Plan = { home: Known | undefined; joined: Known[]; labels: Label[] };

/** Letters of the phone's map in units of the view: 11 px when 390 px wide. Wider screens use smaller ones. */
const PHONE_LETTERS = 29;
const HOST_REACH = 0.35;
const MOST_PLANS = 20;

const plans = new Map<string, Plan>();

/** Where everything stands on the map. Kept per set of names: it changes with the edition, not with the request. */
export function planOf(host: City, partners: readonly City[]): Plan {
  const key = JSON.stringify([host, partners]);
  const plan = plans.get(key) ?? makePlan(host, partners);
  if (plans.size >= MOST_PLANS) plans.clear();
  plans.set(key, plan);
  return plan;
}

function makePlan(host: City, partners: readonly City[]): Plan {
  const known = [host, ...partners].flatMap((city): Known[] => {
    const place = PLACES[city.key];
    const reach = city.key === host.key ? HOST_REACH : 0;
    return place ? [{ ...city, place, text: city.name, at: project(place), reach }] : [];
  });
  const home = known.find((city) => city.key === host.key);
  const joined = home ? known.filter((city) => city !== home) : [];
  const lines = joined.flatMap((city) => (home ? pointsAlong(home.place, city.place) : []));
  return { home, joined, labels: placeLabels(known, lines, PHONE_LETTERS) };
}
