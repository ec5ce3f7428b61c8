import { scaleLinear } from 'd3-scale';
import { getFormatter } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Go } from '../_desk/go';
import type { SheetRow } from './sheets';

type BarListProps = { rows: readonly SheetRow[]; isFrozen: boolean; tone?: 'river' | 'brick' };

/** Rows whose last cell is a number, each with a bar of its length: name and number stand beside it, so nothing needs a legend. */
export async function BarList({ rows, isFrozen, tone = 'river' }: BarListProps) {
  const format = await getFormatter();
  const values = rows.map(numberOf);
  const length = scaleLinear([0, Math.max(1, ...values)], [0, 1000]);
  return (
    <ul className="grid gap-2">
      {rows.map((row) => {
        const [name = '', ...between] = row.cells.slice(0, -1).map(String);
        const value = numberOf(row);
        return (
          <li key={row.key} className="grid gap-1">
            <span className="flex items-baseline justify-between gap-4">
              <span className="min-w-0">
                {isFrozen || !row.href ? (
                  <Bidi>{name}</Bidi>
                ) : (
                  <Go href={row.href}>
                    <Bidi>{name}</Bidi>
                  </Go>
                )}
                {between.length > 0 && <span className="ms-2 text-sm text-muted">{between.join(', ')}</span>}
              </span>
              <span className="tabular font-medium">{format.number(value)}</span>
            </span>
            <svg
              viewBox="0 0 1000 8"
              preserveAspectRatio="none"
              aria-hidden="true"
              className="block h-2 w-full bg-sunken forced-color-adjust-none print:bg-transparent rtl:-scale-x-100"
            >
              <rect
                width={value > 0 ? Math.max(4, length(value)) : 0}
                height="8"
                className={tone === 'river' ? 'fill-river' : 'fill-brick'}
              />
            </svg>
          </li>
        );
      })}
    </ul>
  );
}

const numberOf = ({ cells }: SheetRow): number => Number(cells.at(-1) ?? 0);
