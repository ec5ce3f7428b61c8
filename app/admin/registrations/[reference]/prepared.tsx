import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { type RegistrationRecord, UNNAMED } from '@/lib/dashboard/record';
import { REASON_CODES } from '@/lib/review/rules';
import { ActionForm, ActionScope } from '../../_desk/action-form';
import type { DeskClock } from '../../_desk/clock';
import { factWords } from '../../_desk/fact-words';
import { Go } from '../../_desk/go';
import { When } from '../../_desk/when';
import { writePick } from '../decide/picks';
import { waveAddress } from '../waves/addresses';
import { FoldedDecision } from './folded-decision';
import { prepareOne, takeOutOne } from './prepare-actions';
import { PrepareFields } from './prepare-fields';

type PreparedProps = { record: RegistrationRecord; clock: DeskClock; queue?: string };

/** What waits for its wave, with the way out of it; or the form that puts a decision into one. */
export async function Prepared({ record, clock, queue }: PreparedProps) {
  if (record.prepared) return <InWave record={record} clock={clock} prepared={record.prepared} />;
  const decisions = record.possibleDecisions.filter((one) => one === 'approve' || one === 'reject');
  if (record.waves.length === 0 || decisions.length === 0) return null;
  const [words, decision, reasons, common] = await Promise.all([
    getTranslations('waves.record'),
    getTranslations('admin.decision'),
    getTranslations('admin.reasons'),
    getTranslations('common.form'),
  ]);
  const { reference, state } = record.registration;
  return (
    <ActionScope action={prepareOne}>
      <FoldedDecision name="prepare" title={words('prepare')} letter="W">
        <PrepareFields
          pick={writePick({ reference, state, isApproved: record.advance !== undefined })}
          queue={queue}
          waves={record.waves.map(({ id, name, publishAt }) => ({
            value: id,
            label: words('choice', { name, at: clock.moment(publishAt) }),
          }))}
          decisions={decisions.map((value) => ({ value, label: decision(value) }))}
          reasons={REASON_CODES.map((value) => ({ value, label: reasons(value) }))}
          words={{
            help: words('help'),
            wave: words('wave'),
            decision: words('decision'),
            reason: decision('reason'),
            note: decision('note'),
            noteHelp: decision('noteHelp'),
            optional: common('optional'),
            choose: common('choose'),
            submit: words('submit'),
          }}
        />
      </FoldedDecision>
    </ActionScope>
  );
}

type InWaveProps = PreparedProps & { prepared: NonNullable<RegistrationRecord['prepared']> };
async function InWave({ record, clock, prepared: { prepared, wave } }: InWaveProps) {
  const [words, reasons, facts] = await Promise.all([
    getTranslations('waves.record'),
    getTranslations('admin.reasons'),
    factWords(record.actors, record.registration.email ?? UNNAMED),
  ]);
  const code = (prepared.reasonCode ?? 'other') as 'other';
  return (
    <Notice
      tone="wait"
      title={words.rich(prepared.decision, {
        wave: () => (
          <Go href={waveAddress(wave.id)}>
            <Bidi>{wave.name}</Bidi>
          </Go>
        ),
        at: () => <When at={wave.publishAt} clock={clock} />,
        reason: reasons.has(code) ? reasons(code) : reasons('other'),
      })}
    >
      {prepared.note && (
        <p className="border-s-2 border-line ps-3 whitespace-pre-line">
          <Bidi>{prepared.note}</Bidi>
        </p>
      )}
      <p className="text-sm">
        {words.rich('by', {
          who: () => <Bidi>{facts.who(prepared.preparedBy)}</Bidi>,
          when: () => <When at={prepared.preparedAt} clock={clock} />,
        })}
      </p>
      {record.mayUndo && (
        <ActionForm action={takeOutOne} name="unprepare">
          <input type="hidden" name="reference" value={record.registration.reference} />
          <Button tone="quiet" size="small" className="justify-self-start">
            {words('takeOut')}
          </Button>
        </ActionForm>
      )}
    </Notice>
  );
}
