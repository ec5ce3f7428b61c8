import type { ReactNode } from 'react';
import { classes } from './classes';

type MeterProps = {
  label: ReactNode;
  value: number;
  max: number;
  /** The number as it is read: already formatted in the reader's language. */
  number: ReactNode;
  /** What the number is out of, smaller, beside it. */
  outOf: ReactNode;
  sentence: ReactNode;
  /** The whole in words for those who do not see the bar. */
  spoken: string;
  tone?: 'river' | 'brick';
};

/** A number, a bar, a sentence. The bar is drawn with attributes because inline styles are forbidden by our policy. */
export function Meter({ label, value, max, number, outOf, sentence, spoken, tone = 'river' }: MeterProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  // A single seat out of thousands is still a seat: never an empty bar for it.
  const filled = value > 0 ? Math.max(4, share * 1000) : 0;
  return (
    <div className="grid gap-2">
      <p className="font-medium">{label}</p>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="tabular text-3xl leading-none font-semibold tracking-tight">{number}</span>
        <span className="tabular text-muted">{outOf}</span>
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: <meter> cannot be coloured alike in every browser */}
      <div
        role="meter"
        aria-valuenow={Math.min(value, max)}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuetext={spoken}
        aria-label={spoken}
        className="forced-color-adjust-none"
      >
        <svg
          viewBox="0 0 1000 10"
          preserveAspectRatio="none"
          aria-hidden="true"
          className="block h-2.5 w-full rounded-full bg-line rtl:-scale-x-100"
        >
          <rect
            width={filled}
            height="10"
            className={classes(tone === 'river' ? 'fill-river' : 'fill-brick')}
          />
        </svg>
      </div>
      <p className="text-muted">{sentence}</p>
    </div>
  );
}
