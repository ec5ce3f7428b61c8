import type { Stats } from '@/lib/dashboard/stats';
import { type AnyTile, PLACES, type PlaceTile, TILES } from '@/lib/dashboard/tiles';
import { listAddress, queryOf } from '../registrations/list-address';

const ORDER: readonly AnyTile[] = [
  'applications',
  'approved',
  'confirmed',
  'international',
  'foreignCitizens',
  'undecided',
  'answering',
  'waiting',
  'countries',
  'countriesApproved',
  'cities',
  'citiesApproved',
  'guests',
  'government',
  'speakers',
  'media',
  'heads',
  'badgesPrinted',
  'badgesMissing',
  'badgesIncomplete',
  'checkedIn',
  'inside',
];

/**
 * The tiles in their order. One that counts a category which the edition does not have would be 0 for ever; one that is newer
 * than a frozen morning is not in it.
 */
export const shownTiles = ({ tiles, categories }: Pick<Stats, 'tiles' | 'categories'>): AnyTile[] =>
  ORDER.filter((key) => {
    if (!(key in tiles)) return false;
    const filter: { category?: string } = isPlace(key) ? PLACES[key].filter : TILES[key];
    return !filter.category || categories.some(({ category }) => category === filter.category);
  });

/** The list that a tile counts. */
export function tileAddress(key: AnyTile): string {
  if (!isPlace(key)) return listAddress(TILES[key]);
  const { of, filter } = PLACES[key];
  const query = queryOf(filter);
  const list = of === 'country' ? '/admin/countries' : '/admin/cities';
  return query ? `${list}?${query}` : list;
}

const isPlace = (key: AnyTile): key is PlaceTile => key in PLACES;

/** What a tile is measured against; undefined where there is no target. */
export function tileTarget(key: AnyTile, { pools, international, tiles }: Stats): number | undefined {
  const capacity = pools.find((pool) => pool.key === 'total')?.size ?? 0;
  if (key === 'international') return international.target;
  if (key === 'checkedIn' || key === 'badgesPrinted') return tiles.approved;
  return ['applications', 'approved', 'confirmed', 'inside'].includes(key) ? capacity : undefined;
}
