import { getTranslations } from 'next-intl/server';
import type { OwnRecord } from '@/lib/dashboard/own';

type PlaceMeaningProps = { line: NonNullable<OwnRecord['line']> };

/** The place in figures, and what moves it: who knows the rule need not ask, and need not fear to have missed something. */
export async function PlaceMeaning({ line }: PlaceMeaningProps) {
  const words = await getTranslations('me.place');
  return (
    <section aria-labelledby="place" className="grid gap-4 border-s-4 border-river ps-5">
      <h2 id="place" className="flex flex-wrap items-baseline gap-x-3 font-normal">
        <span className="tabular text-4xl leading-none font-semibold tracking-tight">
          {words('number', { position: line.position })}
        </span>
        <span className="text-muted">{words('of', { of: line.of })}</span>
      </h2>
      <ul className="grid gap-1.5">
        <li>{words('forward')}</li>
        <li>{words('order')}</li>
        <li>{words('nothing')}</li>
      </ul>
    </section>
  );
}
