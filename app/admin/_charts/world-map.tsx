import { scaleThreshold } from 'd3-scale';
import { getFormatter, getTranslations } from 'next-intl/server';
import { countryName } from '@/lib/core/country';
import type { Stats } from '@/lib/dashboard/stats';
import { deskEdition } from '../_desk/door';
import { countryOutlines, MAP } from './world-geometry';

const BORDERS = [1, 5, 20, 100];
/** From nobody to many, by depth of one colour: told apart by lightness alone. */
const SHADES = [
  'fill-line',
  'fill-river [fill-opacity:0.3]',
  'fill-river [fill-opacity:0.5]',
  'fill-river [fill-opacity:0.75]',
  'fill-river',
];

/** Where applications come from. Countries too small to be seen are named under the map. */
export async function WorldMap({ stats: { countries } }: { stats: Stats }) {
  const [words, format, { locale }] = await Promise.all([
    getTranslations('admin.charts'),
    getFormatter(),
    deskEdition(),
  ]);
  const shadeOf = scaleThreshold<number, string>(BORDERS, SHADES);
  const applied = new Map(countries.map((row) => [row.country, row.applied]));
  const outlines = countryOutlines();
  const drawn = new Set(outlines.map(({ code }) => code));
  const small = countries.filter(({ country }) => !drawn.has(country));
  return (
    <div className="grid gap-3">
      <svg
        role="img"
        aria-label={words('mapSpoken', { count: countries.length })}
        viewBox={`0 0 ${MAP.width} ${MAP.height}`}
        className="block h-auto w-full stroke-paper stroke-[0.5] forced-color-adjust-none"
      >
        {outlines.map(({ code, d }) => {
          const count = applied.get(code ?? '') ?? 0;
          return (
            <path key={d} d={d} className={shadeOf(count)}>
              {code && count > 0 && <title>{`${countryName(code, locale)}: ${format.number(count)}`}</title>}
            </path>
          );
        })}
      </svg>
      <p className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted">
        {SHADES.map((shade, at) => (
          <span key={shade} className="inline-flex items-center gap-2">
            <svg viewBox="0 0 10 10" aria-hidden="true" className="size-3 forced-color-adjust-none">
              <rect width="10" height="10" className={shade} />
            </svg>
            {at === 0 ? words('nobody') : rangeOf(at)}
          </span>
        ))}
      </p>
      {small.length > 0 && (
        <p className="text-sm text-muted">
          {words('tooSmall', {
            countries: small
              .map(({ country, applied: count }) => `${countryName(country, locale)} ${format.number(count)}`)
              .join(', '),
          })}
        </p>
      )}
    </div>
  );
}

function rangeOf(at: number): string {
  const [from = 0, next] = [BORDERS[at - 1], BORDERS[at]];
  return next === undefined ? `${from}+` : `${from}–${next - 1}`;
}
