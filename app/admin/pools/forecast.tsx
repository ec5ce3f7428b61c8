import { getTranslations } from 'next-intl/server';
import { FEWEST_FINISHED, type Forecasts, type Forecast as Outlook } from '@/lib/dashboard/forecast';
import type { DeskClock } from '../_desk/clock';
import { When } from '../_desk/when';

/** When the forum reaches its two numbers, as far as the last week can tell; and what that rests on. */
export async function Forecast({ forecasts, clock }: { forecasts: Forecasts; clock: DeskClock }) {
  const words = await getTranslations('admin.pools.forecast');
  return (
    <section aria-labelledby="forecast" className="grid content-start gap-3">
      <h2 id="forecast" className="text-lg">
        {words('title')}
      </h2>
      <dl className="grid gap-4">
        {(['total', 'international'] as const).map((key) => (
          <div key={key} className="grid gap-0.5">
            <dt className="text-muted">{words(key, { goal: forecasts.goals[key] })}</dt>
            <dd className="grid gap-0.5">
              <span className="text-lg font-medium">
                <Outcome outlook={forecasts[key]} clock={clock} />
              </span>
              <Basis outlook={forecasts[key]} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

async function Outcome({ outlook, clock }: { outlook: Outlook; clock: DeskClock }) {
  const words = await getTranslations('admin.pools.forecast');
  switch (outlook.kind) {
    case 'on':
      return words.rich('on', { when: () => <When at={outlook.at} clock={clock} as="day" /> });
    case 'after_closing':
      return words('after_closing', { byClosing: outlook.byClosing });
    case 'under_way':
      return words('under_way', { share: outlook.share });
    case 'few':
      return words('few', { finished: outlook.finished, least: FEWEST_FINISHED });
    default:
      return words(outlook.kind);
  }
}

async function Basis({ outlook }: { outlook: Outlook }) {
  if (!('perDay' in outlook)) return null;
  const words = await getTranslations('admin.pools.forecast');
  return (
    <span className="text-sm text-muted">
      {words('basis', { perDay: outlook.perDay, share: outlook.share })}
    </span>
  );
}
