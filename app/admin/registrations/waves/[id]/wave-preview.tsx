import { getTranslations } from 'next-intl/server';
import type { Scope } from '@/lib/core/scope';
import type { WaveReport } from '@/lib/review/schedule';
import { forecastWords } from '../../decide/forecast-words';

type WavePreviewProps = { forecast: NonNullable<WaveReport['forecast']>; count: number; scope: Scope };

/** What the wave would come to if it were published now, by the rules by which it will be. */
export async function WavePreview({
  forecast: { approve, reject, changed },
  count,
  scope,
}: WavePreviewProps) {
  const [words, say] = await Promise.all([getTranslations('waves.preview'), forecastWords(scope)]);
  const lines = [
    ...(reject.done + reject.skipped.length > 0 ? say('reject', reject) : []),
    ...(approve.done + approve.waitsOn + approve.waits.length + approve.skipped.length > 0
      ? say('approve', approve)
      : []),
    ...(changed > 0 ? [words('changed', { count: changed })] : []),
  ];
  return (
    <section aria-labelledby="preview" className="grid max-w-text gap-2 border-s-4 border-river ps-4">
      <h2 id="preview" className="text-lg">
        {words('title')}
      </h2>
      {count === 0 ? (
        <p>{words('nothing')}</p>
      ) : (
        <ul className="grid gap-1">
          {lines.map((line) => (
            <li key={line} className="tabular">
              {line}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
