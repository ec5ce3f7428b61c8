import { getTranslations } from 'next-intl/server';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import { wallTime } from '@/lib/edition/rules';
import { REQUESTABLE_FIELDS } from '@/lib/registration/rules';
import { answerDeadline, REASON_CODES } from '@/lib/review/rules';
import { ActionScope } from '../../_desk/action-form';
import type { DeskClock } from '../../_desk/clock';
import { deskEdition } from '../../_desk/door';
import { KeptArea, KeptSelect } from '../../_desk/kept-fields';
import { decideOne } from './actions';
import { Advance } from './advance';
import { AskedDeadline } from './asked-deadline';
import { AskedFields } from './asked-fields';
import { DecisionForm } from './decision-form';
import { FoldedDecision } from './folded-decision';

type DecisionPanelProps = {
  record: RegistrationRecord;
  clock: DeskClock;
  now: Date;
  /** The query of the list beside which the record stands: after the decision the next of it opens. */
  queue?: string;
};

/** What can be decided in the present state, and nothing else. The answer to a decision stays when its form goes. */
export async function DecisionPanel({ record, clock, now, queue }: DecisionPanelProps) {
  const [words, reasons, fields, answers, common, { edition }] = await Promise.all([
    getTranslations('admin.decision'),
    getTranslations('admin.reasons'),
    getTranslations('admin.fields'),
    getTranslations('answers.desk'),
    getTranslations('common.form'),
    deskEdition(),
  ]);
  const { registration, possibleDecisions } = record;
  const can = (decision: (typeof possibleDecisions)[number]) => possibleDecisions.includes(decision);
  const seen = {
    reference: registration.reference,
    seenState: registration.state,
    seenApproved: record.advance ? ('yes' as const) : ('no' as const),
    queue,
  };
  const optional = common('optional');
  const deadline = answerDeadline(edition, {}, now);
  const approval = approvalOf(record);
  const reason = {
    name: 'reasonCode',
    placeholder: common('choose'),
    choices: REASON_CODES.map((value) => ({ value, label: reasons(value) })),
  };
  const note = <KeptArea name="note" label={words('note')} help={words('noteHelp')} optional={optional} />;
  return (
    <section aria-labelledby="decision" className="grid gap-3">
      <h2 id="decision" className="text-lg">
        {words('title')}
      </h2>
      {record.advance && <Advance record={record} at={record.advance.at} clock={clock} />}
      {possibleDecisions.length === 0 && <p className="text-muted">{words('nothing')}</p>}
      <ActionScope action={decideOne}>
        <div className="grid items-start gap-3 @max-4xl:sm:grid-cols-2">
          {can('approve') && (
            <DecisionForm
              {...seen}
              decision="approve"
              tone="accent"
              submit={words(approval.submit)}
              letter="A"
            >
              {approval.help && <p className="text-sm text-muted">{words(approval.help)}</p>}
            </DecisionForm>
          )}
          {can('request_info') && (
            <FoldedDecision name="request_info" title={words('request_info')} letter="I">
              <DecisionForm {...seen} decision="request_info" submit={words('send')}>
                <AskedFields
                  legend={words('fields')}
                  choices={REQUESTABLE_FIELDS.map((value) => {
                    const label = fields(value as 'phone');
                    return { value, label, note: answers('notes', { field: label }) };
                  })}
                />
                {note}
                <AskedDeadline
                  label={answers('deadline')}
                  help={answers('deadlineHelp', { zone: clock.zone(deadline) })}
                  summary={`${answers('deadline')} ${clock.moment(deadline)}`}
                  defaultValue={wallTime(deadline, edition.timeZone)}
                />
              </DecisionForm>
            </FoldedDecision>
          )}
          {can('reject') && (
            <FoldedDecision name="reject" title={words('reject')} letter="R">
              <DecisionForm {...seen} decision="reject" tone="danger" submit={words('rejectNow')}>
                <KeptSelect {...reason} label={words('reason')} />
                {note}
              </DecisionForm>
            </FoldedDecision>
          )}
          {can('cancel') && (
            <FoldedDecision name="cancel" title={words('cancel')} letter="C">
              <DecisionForm {...seen} decision="cancel" tone="danger" submit={words('cancelNow')}>
                <p className="text-sm text-muted">{words('cancelHelp')}</p>
                <KeptSelect {...reason} label={words('reason')} optional={optional} />
              </DecisionForm>
            </FoldedDecision>
          )}
          {can('reset') && (
            <FoldedDecision name="reset" title={words('reset')} letter="B">
              <DecisionForm {...seen} decision="reset" submit={words('resetNow')}>
                <p className="text-sm text-muted">{words('resetHelp')}</p>
              </DecisionForm>
            </FoldedDecision>
          )}
        </div>
      </ActionScope>
    </section>
  );
}

/** What an approval would be now: of who waits it holds in advance, and so it does where no seat is left. */
function approvalOf({ registration, seat, hasRoom }: RegistrationRecord) {
  if (registration.state === 'waitlisted') return { submit: 'advance', help: 'advanceHelp' } as const;
  if (!seat && !hasRoom) return { submit: 'approveWaits', help: 'approveWaitsHelp' } as const;
  return { submit: 'approve', help: undefined } as const;
}
