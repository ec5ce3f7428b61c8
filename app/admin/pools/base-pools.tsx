import { getFormatter, getTranslations } from 'next-intl/server';
import { Meter } from '@/app/_ui/meter';
import type { PoolRow, Pools } from '@/lib/dashboard/pools';
import { Go } from '../_desk/go';
import { historyAddress } from './addresses';
import { Overbooked } from './overbooked';
import type { PoolNames } from './pool-names';
import { wordingIn } from './wording';

/** The three pools that every forum has. */
export async function BasePools({ pools, nameOf }: { pools: Pools; nameOf: PoolNames }) {
  const [words, format, sentenceFor] = await Promise.all([
    getTranslations('admin.pools'),
    getFormatter(),
    wordingIn(),
  ]);
  const { reserve, target, held } = pools.international;
  const rows = (['total', 'international', 'domestic'] as const).flatMap(
    (key) => pools.rows.find((row) => row.key === key) ?? [],
  );
  const more = {
    total: undefined,
    international: `${words('reserveKept', { reserve, kept: Math.max(0, reserve - held) })} ${words('toTarget', { target, missing: Math.max(0, target - held) })}`,
    domestic: words('share'),
  };
  return (
    <section aria-label={words('base')} className="grid gap-x-10 gap-y-4 md:grid-cols-3">
      {rows.map((row) => (
        <div key={row.key} className="row-span-4 grid grid-rows-subgrid content-start gap-4 max-md:pb-6">
          <Meter
            label={nameOf(row.key)}
            value={row.held}
            // What the dashboard and the public page measure it against: its size is all seats.
            max={row.key === 'international' ? target : row.size}
            number={format.number(row.held)}
            outOf={
              row.key === 'international'
                ? words('past.target', { size: target })
                : words('outOf', { size: row.size })
            }
            sentence={[sentenceFor(row), more[row.key as keyof typeof more]].filter(Boolean).join(' ')}
            spoken={words('spoken', { name: nameOf(row.key), held: row.held, size: row.size })}
            tone={row.key === 'international' ? 'brick' : 'river'}
          />
          <div>
            <Overbooked count={row.overbooked} />
          </div>
          <Figures row={row} />
          <p>
            <Go href={historyAddress(row.key)} aria-label={words('historyOf', { name: nameOf(row.key) })}>
              {words('history')}
            </Go>
          </p>
        </div>
      ))}
    </section>
  );
}

async function Figures({ row }: { row: PoolRow }) {
  const [words, format] = await Promise.all([getTranslations('admin.pools.figure'), getFormatter()]);
  const shown = {
    free: row.available,
    undecided: row.undecided,
    reserved: row.reserved,
    waiting: row.waiting,
  };
  return (
    <dl className="grid grid-cols-2 gap-x-3 gap-y-2 border-t border-line pt-3 text-sm">
      {(Object.keys(shown) as (keyof typeof shown)[]).map((key) => (
        <div key={key} className="flex items-baseline justify-between gap-2">
          <dt className="text-muted">{words(key)}</dt>
          <dd className="tabular text-base font-medium">{format.number(shown[key])}</dd>
        </div>
      ))}
    </dl>
  );
}
