import { getFormatter, getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { Table } from '@/app/_ui/table';
import type { Planned } from '@/lib/retention/calendar';
import { MOST_DAYS, MOST_DELAY_DAYS } from '@/lib/retention/rules';
import { ActionScope, ScopedForm } from '../_desk/action-form';
import type { DeskClock } from '../_desk/clock';
import { KeptInput } from '../_desk/kept-fields';
import { When } from '../_desk/when';
import { decideOnClass } from './actions';

type CalendarProps = { plans: readonly Planned[]; clock: DeskClock; now: Date };

/** Every class in the order in which it goes, with how much of it there is, and the two things that can be done about it. */
export async function CalendarTable({ plans, clock, now }: CalendarProps) {
  const [words, format] = await Promise.all([getTranslations('retention'), getFormatter()]);
  return (
    <ActionScope action={decideOnClass}>
      <Table
        caption={words('calendar.title')}
        rows={plans}
        rowKey={(plan) => plan.class}
        columns={[
          {
            key: 'class',
            header: words('calendar.column.class'),
            isRowHeader: true,
            cell: ({ class: its, delay, dueAt }) => (
              <div className="grid gap-0.5 py-1">
                <span>{words(`class.${its}`)}</span>
                {delay && delay.until.getTime() === dueAt.getTime() && dueAt > now && (
                  <span className="text-sm text-muted">
                    {words('calendar.off', { day: clock.day(delay.until), reason: delay.reason })}
                  </span>
                )}
              </div>
            ),
          },
          {
            key: 'days',
            header: words('calendar.column.days'),
            align: 'end',
            cell: ({ days }) => format.number(days),
          },
          {
            key: 'due',
            header: words('calendar.column.due'),
            cell: ({ dueAt, left }) =>
              dueAt <= now && left > 0 ? (
                words('calendar.overdue')
              ) : (
                <When at={dueAt} clock={clock} as="day" />
              ),
          },
          {
            key: 'left',
            header: words('calendar.column.left'),
            align: 'end',
            cell: ({ left }) => (left > 0 ? format.number(left) : words('calendar.none')),
          },
          {
            key: 'act',
            header: words('calendar.column.act'),
            cell: (plan) => <Acts plan={plan} />,
          },
        ]}
      />
    </ActionScope>
  );
}

async function Acts({ plan: { class: its, days } }: { plan: Planned }) {
  const words = await getTranslations('retention');
  const named = { class: words(`class.${its}`) };
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-1 py-1">
      <details>
        <summary
          className="link inline-block cursor-pointer list-none"
          aria-label={words('rule.label', named)}
        >
          {words('rule.open')}
        </summary>
        <ScopedForm
          name={`rule-${its}`}
          label={words('rule.label', named)}
          className="grid max-w-64 gap-3 py-2"
        >
          <input type="hidden" name="class" value={its} />
          <KeptInput
            name="days"
            label={words('rule.days')}
            inputMode="numeric"
            defaultValue={String(days)}
            maxLength={String(MOST_DAYS).length}
            className="tabular max-w-28"
          />
          <p>
            <Button size="small">{words('rule.save')}</Button>
          </p>
        </ScopedForm>
      </details>
      <details>
        <summary
          className="link inline-block cursor-pointer list-none"
          aria-label={words('delay.label', named)}
        >
          {words('delay.open')}
        </summary>
        <ScopedForm
          name={`delay-${its}`}
          label={words('delay.label', named)}
          className="grid max-w-80 gap-3 py-2"
        >
          <input type="hidden" name="class" value={its} />
          <KeptInput
            name="until"
            type="date"
            label={words('delay.until')}
            help={words('delay.untilHelp', { days: MOST_DELAY_DAYS })}
            className="max-w-48"
          />
          <KeptInput
            name="reason"
            label={words('delay.reason')}
            help={words('delay.reasonHelp')}
            maxLength={300}
            autoComplete="off"
          />
          <p>
            <Button size="small">{words('delay.save')}</Button>
          </p>
        </ScopedForm>
      </details>
    </div>
  );
}
