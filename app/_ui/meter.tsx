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
  size?: 'medium' | 'large';
};

/** A number, a bar, a sentence. The bar is drawn with attributes because inline styles are forbidden by our policy. */
export function Meter({ value, max, spoken, tone = 'river', size = 'medium', ...words }: MeterProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  // A single seat out of thousands is still a seat: never an empty bar for it.
  const filled = value > 0 ? Math.max(4, share * 1000) : 0;
  return (
    <div className="grid content-start gap-2">
      <p className="font-medium">{words.label}</p>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span
          className={classes(
            'tabular leading-none font-semibold tracking-tight',
            size === 'large' ? 'text-4xl sm:text-5xl' : 'text-3xl',
          )}
        >
          {words.number}
        </span>
        <span className="tabular text-muted">{words.outOf}</span>
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
          className={classes(
            'block w-full rounded-full bg-line rtl:-scale-x-100',
            size === 'large' ? 'h-3.5' : 'h-2.5',
          )}
        >
          <rect
            width={filled}
            height="10"
            className={classes(tone === 'river' ? 'fill-river' : 'fill-brick')}
          />
        </svg>
      </div>
      <p className="text-muted">{words.sentence}</p>
    </div>
  );
}
