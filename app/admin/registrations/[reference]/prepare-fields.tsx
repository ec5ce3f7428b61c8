import { Button } from '@/app/_ui/button';
import type { Choice } from '@/app/_ui/choices';
import { ScopedForm } from '../../_desk/action-form';
import { KeptArea, KeptSelect } from '../../_desk/kept-fields';

type PrepareFieldsProps = {
  /** Whom it is about, as they were seen. */
  pick: string;
  queue: string | undefined;
  waves: readonly Choice[];
  decisions: readonly Choice[];
  reasons: readonly Choice[];
  words: Record<
    'help' | 'wave' | 'decision' | 'reason' | 'note' | 'noteHelp' | 'optional' | 'choose' | 'submit',
    string
  >;
};

/** A decision for a wave. Reason and words belong to a rejection: they show, by style alone, when one is chosen. */
export const PrepareFields = ({ pick, queue, waves, decisions, reasons, words }: PrepareFieldsProps) => (
  <ScopedForm name="prepare">
    <p className="text-sm text-muted">{words.help}</p>
    <input type="hidden" name="pick" value={pick} />
    {queue !== undefined && <input type="hidden" name="queue" value={queue} />}
    <KeptSelect
      name="waveId"
      label={words.wave}
      choices={waves}
      placeholder={words.choose}
      defaultValue={waves.length === 1 ? waves[0]?.value : undefined}
    />
    <div className="group/kind grid gap-4">
      <KeptSelect name="decision" label={words.decision} choices={decisions} placeholder={words.choose} />
      <div className="hidden gap-4 group-has-[option[value=reject]:checked]/kind:grid">
        <KeptSelect name="reasonCode" label={words.reason} choices={reasons} placeholder={words.choose} />
        <KeptArea name="note" label={words.note} help={words.noteHelp} optional={words.optional} />
      </div>
    </div>
    <Button className="justify-self-stretch">{words.submit}</Button>
  </ScopedForm>
);
