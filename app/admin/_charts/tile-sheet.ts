import { getTranslations } from 'next-intl/server';
import type { Stats } from '@/lib/dashboard/stats';
import { shownTiles, tileAddress } from './tile-order';

/** The tiles as a table: each number, and what it has changed by in a day. */
export async function tileSheet({ tiles, changes, categories }: Stats) {
  const [words, tileWords] = await Promise.all([
    getTranslations('admin.charts.column'),
    getTranslations('admin.dashboard.tile'),
  ]);
  return {
    columns: (['tile', 'number', 'change'] as const).map((key) => ({ key, header: words(key) })),
    rows: shownTiles({ tiles, categories }).map((key) => ({
      key,
      cells: [tileWords(`${key}.label`), tiles[key], changes[key]],
      href: tileAddress(key),
    })),
  };
}
