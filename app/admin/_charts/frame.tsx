import type { ReactNode } from 'react';

/** Charts over time are drawn in these units and stretched to the page; what is written is not stretched with them. */
export const WIDTH = 1000;
export const HEIGHT = 200;
export const TOP = 26;

type FrameProps = { spoken: string; drawing: ReactNode; children: ReactNode };

/** A drawing that fills the width, with its words over it; those who do not see it hear one sentence and have the table. */
export const Frame = ({ spoken, drawing, children }: FrameProps) => (
  <svg
    role="img"
    aria-label={spoken}
    width="100%"
    height={TOP + HEIGHT + 28}
    className="block overflow-visible text-sm forced-color-adjust-none"
  >
    <svg
      aria-hidden="true"
      x="0"
      y={TOP}
      width="100%"
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="overflow-visible fill-none"
    >
      {drawing}
      <path d={`M0,${HEIGHT}H${WIDTH}`} vectorEffect="non-scaling-stroke" className="stroke-edge" />
    </svg>
    {/* A halo, so that a word stays legible where it meets a line. */}
    <g className="tabular stroke-paper stroke-[5] [paint-order:stroke]">{children}</g>
  </svg>
);

/** The first and the last day, under the line that all stands on. */
export const Ends = ({ first, last }: { first: string; last: string }) => (
  <>
    <Word y={TOP + HEIGHT + 20} className="fill-muted">
      {first}
    </Word>
    <Word x={WIDTH} y={TOP + HEIGHT + 20} anchor="end" className="fill-muted">
      {last}
    </Word>
  </>
);

type LineProps = { d: string | null; className: string; width?: number; dash?: string };
export const Line = ({ d, className, width = 2, dash }: LineProps) => (
  <path
    d={d ?? ''}
    strokeWidth={width}
    strokeDasharray={dash}
    strokeLinejoin="round"
    vectorEffect="non-scaling-stroke"
    className={className}
  />
);

type WordProps = {
  x?: number;
  y: number;
  anchor?: 'start' | 'middle' | 'end';
  className: string;
  children: string;
};
/** A word at a place of the drawing; `x` in its units. */
export const Word = ({ x = 0, y, anchor = 'start', className, children }: WordProps) => (
  <text x={`${(x / WIDTH) * 100}%`} y={y} textAnchor={anchor} className={className}>
    {children}
  </text>
);
