import { useLocale, useTranslations } from 'next-intl';
import { Bidi } from '@/app/_ui/bidi';
import { classes } from '@/app/_ui/classes';
import { Icon } from '@/app/_ui/icon';
import { GateButton } from '../_scanner/gate-button';
import { momentAt } from '../_scanner/looks';
import { CategoryMark, type Edition } from '../_scanner/person';
import type { Queued } from './wire';

type Act = { label: string; run: () => void };
type OrderListProps = {
  title: string;
  orders: readonly Queued[];
  edition: Edition;
  isUrgent?: boolean;
  note?: (one: Queued) => string;
  acts: (one: Queued) => Act[];
};

/** Badges that are not at the printer: who, since when, and what can be done. */
export function OrderList({ title, orders, edition, isUrgent = false, note, acts }: OrderListProps) {
  const words = useTranslations('station');
  const locale = useLocale();
  if (orders.length === 0) return null;
  return (
    <section className="grid gap-2" aria-label={title}>
      <h2
        className={classes(
          'flex items-center gap-2 text-base font-semibold',
          isUrgent ? 'text-amber' : 'text-muted',
        )}
      >
        {isUrgent && <Icon name="alert" />}
        {title}
      </h2>
      <ul className="grid">
        {orders.map((one) => (
          <li key={one.id} className="grid gap-2 border-b border-line py-2">
            <div className="flex items-center gap-3">
              <CategoryMark code={one.person.category} edition={edition} />
              <span className="min-w-0 flex-1 font-semibold wrap-anywhere">
                <Bidi>{one.person.nameLatin}</Bidi>
                {one.person.nameNative && (
                  <span className="ms-3 font-normal">
                    <Bidi>{one.person.nameNative}</Bidi>
                  </span>
                )}
              </span>
              <time dateTime={one.orderedAt} className="tabular text-sm text-muted">
                {momentAt(one.orderedAt, locale, edition.timeZone)}
              </time>
            </div>
            {note && <p className="text-sm">{note(one)}</p>}
            {acts(one).length > 0 && (
              <div className="flex flex-wrap gap-2">
                {acts(one).map(({ label, run }) => (
                  <GateButton
                    key={label}
                    onClick={run}
                    aria-label={words('ofPerson', { act: label, name: one.person.nameLatin })}
                  >
                    {label}
                  </GateButton>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
