import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { Field } from '@/app/_ui/field';
import { Select } from '@/app/_ui/select';
import { StateTag } from '@/app/_ui/tag';
import { TextInput } from '@/app/_ui/text-input';
import type { Tone } from '@/app/_ui/tone';
import { FORMAT_KEYS, isPrintable, REPRINT_REASONS } from '@/lib/badge/rules';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import type { DeskClock } from '../../_desk/clock';
import { When } from '../../_desk/when';
import { recordAddress } from '../list-address';
import { BadgeOrder } from './badge-order';
import { TicketForms } from './ticket-forms';

type BadgeProps = { record: RegistrationRecord; clock: DeskClock };

const TONES = {
  missing: 'wait',
  ready: 'info',
  printed: 'info',
  collected: 'good',
  revoked: 'bad',
} as const satisfies Record<RegistrationRecord['badge']['state'], Tone>;

/** How far the badge has come, and what can be done with it and with its code. */
export async function Badge({ record, clock }: BadgeProps) {
  const { badge } = record;
  // Of somebody who was never approved there is nothing to say.
  if (!badge.ticket) return null;
  const words = await getTranslations('admin.record.badge');
  const [last] = badge.prints;
  return (
    <section aria-labelledby="badge" className="grid gap-3">
      <h2 id="badge" className="flex flex-wrap items-center gap-x-4 text-lg">
        {words('title')}
        <StateTag tone={TONES[badge.state]}>{words(`state.${badge.state}`)}</StateTag>
      </h2>
      {badge.state === 'missing' && badge.missing.map((one) => <p key={one}>{words(`missing.${one}`)}</p>)}
      {last && (
        <p className="text-sm text-muted">
          {words.rich('printedAt', {
            count: badge.prints.length,
            when: () => <When at={last.at} clock={clock} />,
          })}
        </p>
      )}
      {badge.collectedAt && (
        <p className="text-sm text-muted">
          {words.rich('collectedAt', { when: () => <When at={badge.collectedAt as Date} clock={clock} /> })}
        </p>
      )}
      {record.mayPrint && (
        <>
          <BadgeOrder record={record} clock={clock} />
          {isPrintable(badge.state) && <PrintForm record={record} />}
        </>
      )}
      {record.mayReplaceTicket && <TicketForms record={record} />}
    </section>
  );
}

/** A plain form: what comes back is the PDF. */
async function PrintForm({ record: { badge, registration } }: { record: RegistrationRecord }) {
  const [words, common] = await Promise.all([
    getTranslations('admin.record.badge'),
    getTranslations('common.form'),
  ]);
  const isAgain = badge.state !== 'ready';
  return (
    <details className="rounded border border-edge bg-surface">
      <summary className="flex min-h-11 cursor-pointer items-center px-4 font-medium">
        {words(isAgain ? 'again' : 'print')}
      </summary>
      <form
        action={`${recordAddress(registration.reference)}/badge.pdf`}
        method="post"
        className="grid gap-4 border-t border-line p-4"
      >
        {isAgain && <p>{words('againHelp')}</p>}
        <Field name="format" id="badge-format" label={words('format')}>
          {(control) => (
            <Select
              {...control}
              defaultValue="a6"
              choices={FORMAT_KEYS.map((value) => ({ value, label: words(`formats.${value}`) }))}
            />
          )}
        </Field>
        {isAgain && (
          <>
            <Field name="reason" id="badge-reason" label={words('reason')}>
              {(control) => (
                <Select
                  {...control}
                  placeholder={common('choose')}
                  choices={REPRINT_REASONS.map((value) => ({ value, label: words(`reasons.${value}`) }))}
                />
              )}
            </Field>
            <Field name="note" id="badge-note" label={words('note')} optional={common('optional')}>
              {(control) => <TextInput {...control} maxLength={500} />}
            </Field>
          </>
        )}
        <Button className="justify-self-start">{words(isAgain ? 'again' : 'print')}</Button>
      </form>
    </details>
  );
}
