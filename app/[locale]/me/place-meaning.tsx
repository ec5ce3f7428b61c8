import { getTranslations } from 'next-intl/server';
import type { OwnRecord } from '@/lib/dashboard/own';

type PlaceMeaningProps = { line: NonNullable<OwnRecord['line']> };

/** The place in figures, and what moves it: who knows the rule need not ask, and need not fear to have missed something. */
export async function PlaceMeaning({ line }: PlaceMeaningProps) {
  const words = await getTranslations('me.place');
  return (
    <section aria-labelledby="place" className="grid gap-4 border-s-4 border-river ps-5">
      <h2 id="place" className="text-lg">
        {words('title')}
      </h2>
      <ul className="grid gap-1.5">
        <li>{words('of', { position: line.position, of: line.of })}</li>
        <li>{words('forward')}</li>
        <li>{words('order')}</li>
        <li>{words('nothing')}</li>
      </ul>
    </section>
  );
}
