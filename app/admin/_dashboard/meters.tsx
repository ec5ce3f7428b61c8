import { getFormatter, getTranslations } from 'next-intl/server';
import { Meter } from '@/app/_ui/meter';
import type { Stats } from '@/lib/dashboard/stats';

/** The two numbers that the forum is measured by. International is the tile's own count, so that the two agree. */
export async function Meters({ stats: { pools, tiles, international } }: { stats: Stats }) {
  const [words, format] = await Promise.all([getTranslations('admin.dashboard'), getFormatter()]);
  const total = pools.find(({ key }) => key === 'total');
  const held = total?.held ?? 0;
  const size = total?.size ?? 0;
  const foreign = tiles.international;
  const { target, reserve } = international;
  const number = (value: number) => format.number(value);
  return (
    <section aria-label={words('meters')} className="grid gap-x-12 gap-y-8 md:grid-cols-2">
      <Meter
        label={words('seats.label')}
        value={held}
        max={size}
        number={number(held)}
        outOf={words('outOf', { size })}
        sentence={words('seats.sentence', { available: total?.available ?? 0, waiting: total?.waiting ?? 0 })}
        spoken={words('seats.spoken', { held, size })}
      />
      <Meter
        label={words('international.label')}
        value={foreign}
        max={target}
        number={number(foreign)}
        outOf={words('outOf', { size: target })}
        sentence={
          foreign >= target
            ? words('international.reached')
            : words('international.sentence', { missing: target - foreign, reserve })
        }
        spoken={words('international.spoken', { held: foreign, target })}
        tone="brick"
      />
    </section>
  );
}
