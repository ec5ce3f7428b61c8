import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { TICKET_REASONS } from '@/lib/badge/rules';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import { ActionScope, ScopedForm } from '../../_desk/action-form';
import { KeptInput, KeptSelect } from '../../_desk/kept-fields';
import { changeOneTicket } from './ticket-actions';

/** Another code, or none: what is done is asked for with its reason. */
export async function TicketForms({ record: { badge, registration } }: { record: RegistrationRecord }) {
  const status = badge.ticket?.status;
  const acts = [
    ...(registration.state === 'approved' && (status === 'active' || status === 'revoked')
      ? (['reissue'] as const)
      : []),
    ...(status === 'active' ? (['revoke'] as const) : []),
  ];
  const [words, common] = await Promise.all([
    getTranslations('admin.record.badge'),
    getTranslations('common.form'),
  ]);
  return (
    <ActionScope action={changeOneTicket}>
      {acts.length > 0 && (
        <details className="rounded border border-edge bg-surface">
          <summary className="flex min-h-11 cursor-pointer items-center px-4 font-medium">
            {words('ticketTitle')}
          </summary>
          <ScopedForm name="ticket" className="grid gap-4 border-t border-line p-4">
            <input type="hidden" name="reference" value={registration.reference} />
            <input type="hidden" name="seenTicket" value={badge.ticket?.id} />
            <p>{words('againHelp')}</p>
            <KeptSelect
              name="reason"
              label={words('reason')}
              placeholder={common('choose')}
              choices={TICKET_REASONS.map((value) => ({ value, label: words(`reasons.${value}`) }))}
            />
            <KeptInput name="note" label={words('note')} optional={common('optional')} maxLength={500} />
            <div className="flex flex-wrap gap-3">
              {acts.map((act) => (
                <Button key={act} name="action" value={act} tone={act === 'revoke' ? 'danger' : 'primary'}>
                  {words(act)}
                </Button>
              ))}
            </div>
          </ScopedForm>
        </details>
      )}
    </ActionScope>
  );
}
