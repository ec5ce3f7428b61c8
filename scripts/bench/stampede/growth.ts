import { growTo } from '../grown-edition';
import { withInstance } from '../instance';
import { figure, found, type Measured } from '../measured';
import { PER_SECOND, stampede, TO_FLOOR } from './api';

const SIZES = [5000, 50_000, 500_000];

/** The stampede on a forum that has grown: it shall not be slower for a hundred times as many. */
export async function measureGrowth(count: number): Promise<Measured> {
  const measured: Measured[] = [];
  for (const size of SIZES) {
    const part = `growth from ${size.toLocaleString('en')}`;
    const one = await withInstance({ processes: 1 }, async (instance) => {
      await growTo(instance.scope(), size);
      return stampede(instance, count);
    });
    measured.push({ part, ...one });
  }
  const all = (name: string) => measured.map(({ part }) => found(measured, part, name) ?? 0);
  const lastToFirst = (values: number[]) => (values.at(-1) ?? 0) / (values[0] || 1);
  const perSecond = all(PER_SECOND);
  return {
    part: 'growth',
    figures: [
      ...SIZES.map((size, at) => figure(`from ${size.toLocaleString('en')}`, perSecond[at] ?? 0, '/s')),
      figure('last to first', lastToFirst(perSecond), '×'),
      // Minutes lie between the two, in which others may have come to use the machine.
      figure('last to first, each to its floor', lastToFirst(all(TO_FLOOR)), '×', { atLeast: 0.8 }),
    ],
    faults: measured.flatMap(({ part, faults }) => faults.map((fault) => `${part}: ${fault}`)),
  };
}
