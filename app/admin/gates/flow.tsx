import { getFormatter, getTranslations } from 'next-intl/server';
import { type Forecast, WAIT_ALARM_MINUTES } from '@/lib/gate/forecast';

/** How many come against how many can pass, and what wait is to be expected; how that is worked out is said beside it. */
export async function Flow({ forecast }: { forecast: Forecast }) {
  const [words, format] = await Promise.all([getTranslations('gates.board'), getFormatter()]);
  const { arrivalsPerMinute, capacityPerMinute, waitMinutes } = forecast;
  const isLong = waitMinutes === null || waitMinutes > WAIT_ALARM_MINUTES;
  return (
    <section aria-labelledby="flow" className="grid content-start gap-3">
      <h2 id="flow" className="text-lg">
        {words('flow')}
      </h2>
      <p className="grid gap-1">
        <span className="tabular text-4xl font-semibold">
          {format.number(arrivalsPerMinute, { maximumFractionDigits: 1 })}
        </span>
        <span>{words('perMinute')}</span>
        <span className="text-muted">{words('ofCapacity', { capacity: capacityPerMinute })}</span>
      </p>
      <p>
        {words('wait')}:{' '}
        <span className={`font-semibold ${isLong ? 'text-red' : ''}`}>
          {waitMinutes === null
            ? words('waitUnknown')
            : words('waitMinutes', { minutes: Math.round(waitMinutes) })}
        </span>
      </p>
      <details className="max-w-text">
        <summary className="link w-fit cursor-pointer">{words('assumed')}</summary>
        <p className="pt-2 text-sm text-muted">{words('assumptions')}</p>
      </details>
    </section>
  );
}
