import { getFormatter, getTranslations } from 'next-intl/server';
import { type Stats, TILES, type TileKey } from '@/lib/dashboard/queries';
import { listAddress } from '../registrations/list-address';
import { ShareBar } from './share-bar';

type Shown = TileKey | 'countries';
const ORDER: readonly Shown[] = [
  'applications',
  'approved',
  'international',
  'countries',
  'undecided',
  'waiting',
  'checkedIn',
];
const addressOf = (key: Shown) => (key === 'countries' ? '/admin/countries' : listAddress(TILES[key]));

/** Each number is a link to the list that it counts. */
export async function Tiles({ stats: { tiles, international } }: { stats: Stats }) {
  const [words, format] = await Promise.all([getTranslations('admin.dashboard'), getFormatter()]);
  return (
    <section aria-label={words('tiles')}>
      <ul className="grid grid-cols-2 gap-px overflow-hidden rounded border border-line bg-line sm:grid-cols-3 xl:grid-cols-4">
        {ORDER.map((key) => (
          <li key={key} className="bg-surface last:col-span-2 sm:last:col-span-3 xl:last:col-span-2">
            <a
              href={addressOf(key)}
              className="group grid h-full content-start gap-1 p-4 hover:bg-river-soft focus-visible:-outline-offset-3"
            >
              <span className="text-muted group-hover:text-ink">{words(`tile.${key}.label`)}</span>
              <span className="tabular text-3xl leading-tight font-semibold tracking-tight">
                {format.number(tiles[key])}
              </span>
              {key === 'international' && <ShareBar value={tiles[key]} max={international.target} />}
              <span className="text-sm text-muted">
                {key === 'international'
                  ? words('tile.international.help', { target: international.target })
                  : words(`tile.${key}.help`)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
