import { getTranslations } from 'next-intl/server';
import type { Days } from '@/lib/dashboard/days';
import { dayIn } from '../../_charts/day';
import { Ends, Frame, HEIGHT, Line, TOP, WIDTH, Word } from '../../_charts/frame';
import { deskEdition } from '../../_desk/door';

type HeldChartProps = { days: Days; isReserve: boolean; target: number | undefined };

/** Seats held at the end of each day, against the size of the pool. Each line carries its name; the table says the same. */
export async function HeldChart({ days, isReserve, target }: HeldChartProps) {
  const [words, { locale }] = await Promise.all([getTranslations('admin.pools.past'), deskEdition()]);
  const [first, last] = [days.at(0), days.at(-1)];
  if (!first || !last) return null;
  const most = Math.max(1, target ?? 0, ...days.map(({ held, size }) => Math.max(held, size ?? 0)));
  const at = (index: number) => (days.length === 1 ? WIDTH : (index / (days.length - 1)) * WIDTH);
  const up = (seats: number) => HEIGHT - (seats / most) * HEIGHT;
  const held = days.map((day, index) => `${at(index)},${up(day.held)}`).join('L');
  const sized = days.flatMap(({ size }, index) => (size === null ? [] : [{ index, size }]));
  // A size holds until the day on which it changes: steps, no slopes.
  const steps = sized.flatMap(({ index, size }, nth) => {
    const before = sized[nth - 1];
    return [...(before ? [`${at(index)},${up(before.size)}`] : []), `${at(index)},${up(size)}`];
  });
  const [firstSize, lastSize] = [sized.at(0)?.size, sized.at(-1)?.size];
  const nameOfSize = (seats: number) => words(isReserve ? 'reserve' : 'size', { size: seats });
  const labelOf = (seats: number) => TOP + up(seats) - 8;
  const isCrowded = lastSize !== undefined && Math.abs(up(last.held) - up(lastSize)) < 24;
  return (
    <Frame
      spoken={words('spoken', {
        first: dayIn(locale, first.day),
        last: dayIn(locale, last.day),
        held: last.held,
      })}
      drawing={
        <>
          <path d={`M0,${HEIGHT}L${held}L${WIDTH},${HEIGHT}Z`} className="fill-river-soft" />
          {target !== undefined && (
            <Line d={`M0,${up(target)}H${WIDTH}`} className="stroke-brick" dash="2 4" width={1.5} />
          )}
          {steps.length > 0 && (
            <Line d={`M${steps.join('L')}`} className="stroke-ink" dash="6 4" width={1.5} />
          )}
          <Line d={`M${held}`} className="stroke-river" width={2.5} />
        </>
      }
    >
      {firstSize !== undefined && (
        <Word y={labelOf(firstSize)} className="fill-ink">
          {nameOfSize(firstSize)}
        </Word>
      )}
      {lastSize !== undefined && lastSize !== firstSize && (
        <Word x={WIDTH} y={labelOf(lastSize)} anchor="end" className="fill-ink">
          {nameOfSize(lastSize)}
        </Word>
      )}
      {target !== undefined && target !== last.size && (
        <Word x={WIDTH / 2} y={labelOf(target)} anchor="middle" className="fill-brick">
          {words('target', { size: target })}
        </Word>
      )}
      <Word
        x={WIDTH}
        y={isCrowded ? TOP + HEIGHT - 8 : labelOf(last.held)}
        anchor="end"
        className="fill-river font-semibold"
      >
        {words('held', { held: last.held })}
      </Word>
      <Ends first={dayIn(locale, first.day)} last={dayIn(locale, last.day)} />
    </Frame>
  );
}
