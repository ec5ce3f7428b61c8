import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Stats } from '@/lib/dashboard/stats';
import { type Chart as ChartKey, sheetOf } from './sheets';
import { Twin } from './twin';

type ChartProps = {
  chart: ChartKey;
  stats: Stats;
  /** The file of the same rows. */
  file: string;
  isFrozen: boolean;
  isWide?: boolean;
  /** False where there is nothing to draw yet. */
  hasData: boolean;
  children: ReactNode;
};

/** A chart with its name and its twin: the same in words and numbers, as a table and as a file. */
export async function Chart({ chart, stats, file, isFrozen, isWide = false, hasData, children }: ChartProps) {
  const [words, sheet] = await Promise.all([getTranslations('admin.charts'), sheetOf(chart, stats)]);
  const id = `chart-${chart}`;
  return (
    <section
      aria-labelledby={id}
      className={`grid min-w-0 content-start gap-4 break-inside-avoid ${isWide ? 'xl:col-span-2' : ''}`}
    >
      <h2 id={id} className="text-lg">
        {sheet.title}
      </h2>
      {hasData ? (
        <>
          {children}
          <Twin sheet={sheet} file={file} isFrozen={isFrozen} />
        </>
      ) : (
        <p className="text-muted">{words('empty')}</p>
      )}
    </section>
  );
}
