import { getFormatter, getTranslations } from 'next-intl/server';
import type { Stats } from '@/lib/dashboard/stats';
import type { AnyTile } from '@/lib/dashboard/tiles';
import { shownTiles, tileAddress, tileTarget } from '../_charts/tile-order';
import { ShareBar } from './share-bar';

type TilesProps = { stats: Stats; isFrozen: boolean };

/** Each number is a link to the list that it counts; those of a frozen day are not, because lists are of today. */
export async function Tiles({ stats, isFrozen }: TilesProps) {
  const words = await getTranslations('admin.dashboard');
  return (
    <section aria-label={words(isFrozen ? 'tilesFrozen' : 'tiles')}>
      <ul className="grid grid-cols-2 overflow-hidden rounded border border-line sm:grid-cols-3 xl:grid-cols-6 print:grid-cols-6">
        {shownTiles(stats).map((key) => (
          <li key={key} className="bg-surface shadow-[0_0_0_1px_var(--color-line)]">
            {isFrozen ? (
              <div className={INSIDE}>
                <Tile of={key} stats={stats} />
              </div>
            ) : (
              <a
                href={tileAddress(key)}
                className={`${INSIDE} group hover:bg-river-soft focus-visible:-outline-offset-3`}
              >
                <Tile of={key} stats={stats} />
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const INSIDE = 'grid h-full content-start gap-1 p-3 sm:p-4';

async function Tile({ of, stats }: { of: AnyTile; stats: Stats }) {
  const [words, format] = await Promise.all([getTranslations('admin.dashboard'), getFormatter()]);
  const target = tileTarget(of, stats);
  const change = stats.changes[of];
  return (
    <>
      <span className="text-muted group-hover:text-ink">{words(`tile.${of}.label`)}</span>
      <span className="tabular text-3xl leading-tight font-semibold tracking-tight">
        {format.number(stats.tiles[of])}
      </span>
      {target !== undefined && <ShareBar value={stats.tiles[of]} max={target} />}
      <span className="text-sm text-muted">
        {words(`tile.${of}.help`)}
        {target !== undefined && `; ${words('target', { target })}`}
      </span>
      <span className={`tabular text-sm ${change === 0 ? 'text-muted' : 'font-medium'}`}>
        {words('change', {
          change: change === 0 ? 'none' : format.number(change, { signDisplay: 'always' }),
        })}
      </span>
    </>
  );
}
