import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import type { WaiterInLine } from '@/lib/dashboard/waiter';
import { ActionScope, ScopedForm } from '../../_desk/action-form';
import { KeptInput, KeptSelect } from '../../_desk/kept-fields';
import { FoldedDecision } from '../../registrations/[reference]/folded-decision';
import { arrange } from '../actions';
import type { PoolName } from '../pool-name';
import { Seating } from './seating';

type ArrangingProps = { line: WaiterInLine; nameOf: PoolName };

/** What an organiser may do about one place; to change an order that people were told is strict takes a reason. */
export async function Arranging({ line, nameOf }: ArrangingProps) {
  const words = await getTranslations('admin.waiting.person');
  if (!line.mayArrange) return <p className="text-muted">{words('organisersOnly')}</p>;
  const reference = <input type="hidden" name="reference" value={line.reference} />;
  const reason = (
    <KeptInput name="reason" label={words('reason')} help={words('reasonHelp')} maxLength={500} />
  );
  const choices = Array.from({ length: 10 }, (_, priority) => ({
    value: String(priority),
    label: priority === 0 ? words('noPriority') : String(priority),
  }));
  return (
    <section aria-labelledby="arrange" className="grid gap-3">
      <h2 id="arrange" className="text-lg">
        {words('title')}
      </h2>
      <ActionScope action={arrange}>
        <Seating line={line} nameOf={nameOf} reason={reason} />
        <FoldedDecision name="prioritise" title={words('prioritise')} letter="P">
          <ScopedForm name="prioritise">
            {reference}
            <KeptSelect
              name="priority"
              label={words('priority')}
              help={words('priorityHelp')}
              choices={choices}
              defaultValue={String(line.priority)}
            />
            {reason}
            <Button>{words('prioritiseNow')}</Button>
          </ScopedForm>
        </FoldedDecision>
        <FoldedDecision name="move" title={words('move')} letter="M">
          <ScopedForm name="move">
            {reference}
            <KeptInput
              name="position"
              label={words('position')}
              help={words('positionHelp', { of: line.of })}
              inputMode="numeric"
              defaultValue={String(line.place)}
            />
            {reason}
            <Button>{words('moveNow')}</Button>
          </ScopedForm>
        </FoldedDecision>
        {line.party.length > 0 && (
          <FoldedDecision name="dissolve" title={words('dissolve')} letter="T">
            <ScopedForm name="dissolve">
              {reference}
              <p className="text-sm text-muted">{words('dissolveHelp', { people: line.party.length })}</p>
              <Button>{words('dissolveNow')}</Button>
            </ScopedForm>
          </FoldedDecision>
        )}
      </ActionScope>
    </section>
  );
}
