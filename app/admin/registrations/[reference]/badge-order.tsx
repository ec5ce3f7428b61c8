import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { isPrintable, REPRINT_REASONS } from '@/lib/badge/rules';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import { inLanguage } from '@/lib/edition/rules';
import { ActionScope, ScopedForm } from '../../_desk/action-form';
import type { DeskClock } from '../../_desk/clock';
import { deskEdition } from '../../_desk/door';
import { KeptSelect } from '../../_desk/kept-fields';
import { When } from '../../_desk/when';
import { actOnBadge } from './badge-actions';

/** What can be said of a badge that came out. */
const HANDING: Partial<Record<RegistrationRecord['badge']['state'], 'collect' | 'uncollect'>> = {
  printed: 'collect',
  collected: 'uncollect',
};
type BadgeOrderProps = { record: RegistrationRecord; clock: DeskClock };

/** Where the badge waits to be printed, else a form that has it printed at a station; and that it was handed over. */
export async function BadgeOrder({ record, clock }: BadgeOrderProps) {
  const { badge, ordered, registration } = record;
  const words = await getTranslations('admin.record.badge');
  const phase = ordered?.phase === 'doubtful' || ordered?.phase === 'printing' ? ordered.phase : 'waiting';
  const handing = HANDING[badge.state];
  return (
    <ActionScope action={actOnBadge}>
      {ordered && (
        <p>
          {words.rich(`ordered.${phase}`, {
            station: ordered.station,
            when: () => <When at={ordered.orderedAt} clock={clock} />,
          })}
        </p>
      )}
      {handing && (
        <ScopedForm name={handing} label={words(handing)}>
          <input type="hidden" name="reference" value={registration.reference} />
          <input type="hidden" name="act" value={handing} />
          <Button
            tone="quiet"
            size={handing === 'collect' ? 'medium' : 'small'}
            className="justify-self-start"
          >
            {words(handing)}
          </Button>
        </ScopedForm>
      )}
      {!ordered && isPrintable(badge.state) && record.stations.length > 0 && <OrderForm record={record} />}
    </ActionScope>
  );
}

async function OrderForm({ record: { badge, stations, registration } }: { record: RegistrationRecord }) {
  const [words, common, { locale }] = await Promise.all([
    getTranslations('admin.record.badge'),
    getTranslations('common.form'),
    deskEdition(),
  ]);
  const isAgain = badge.state !== 'ready';
  return (
    <details className="rounded border border-edge bg-surface">
      <summary className="flex min-h-11 cursor-pointer items-center px-4 font-medium">
        {words('order')}
      </summary>
      <ScopedForm name="order" className="grid gap-4 border-t border-line p-4">
        <input type="hidden" name="reference" value={registration.reference} />
        <p>{words(isAgain ? 'againHelp' : 'orderHelp')}</p>
        <KeptSelect
          name="station"
          label={words('station')}
          choices={stations.map(({ key, name }) => ({
            value: key,
            label: `${key}, ${inLanguage(name, locale)}`,
          }))}
        />
        {isAgain && (
          <KeptSelect
            name="reason"
            label={words('reason')}
            placeholder={common('choose')}
            choices={REPRINT_REASONS.map((value) => ({ value, label: words(`reasons.${value}`) }))}
          />
        )}
        <Button className="justify-self-start">{words(isAgain ? 'orderAgain' : 'orderNow')}</Button>
      </ScopedForm>
    </details>
  );
}
