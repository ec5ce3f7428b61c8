import { getTranslations } from 'next-intl/server';
import { Go } from '../../_desk/go';
import { recordAddress } from '../../registrations/list-address';

type SkippedProps = { skipped: readonly { reference: string; outcome: string }[] };

/** Who was left out of a batch after it was asked for, each with why. */
export async function Skipped({ skipped }: SkippedProps) {
  const [words, why] = await Promise.all([getTranslations('badges.batch'), getTranslations('refusals')]);
  return (
    <section aria-labelledby="skipped" className="grid gap-2 border-s-4 border-wait ps-4">
      <h2 id="skipped" className="text-lg">
        {words('skipped', { count: skipped.length })}
      </h2>
      <ul className="grid gap-1">
        {skipped.map(({ reference, outcome }) => (
          <li key={reference} className="flex flex-wrap gap-x-4">
            <Go href={recordAddress(reference)} className="link tabular">
              {reference}
            </Go>
            <span>{why.has(outcome as 'TICKET_CHANGED') ? why(outcome as 'TICKET_CHANGED') : outcome}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
