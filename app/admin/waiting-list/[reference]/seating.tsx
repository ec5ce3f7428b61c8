import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import type { WaiterInLine } from '@/lib/dashboard/waiter';
import { ScopedForm } from '../../_desk/action-form';
import { FoldedDecision } from '../../registrations/[reference]/folded-decision';
import type { PoolName } from '../pool-name';

type SeatingProps = { line: WaiterInLine; nameOf: PoolName; reason: ReactNode };

/** A seat before the turn; where there is none, overbooking is an act of its own that says what it does. */
export async function Seating({ line, nameOf, reason }: SeatingProps) {
  const words = await getTranslations('admin.waiting.person');
  const act = line.isOverbooking ? 'overbook' : 'promote';
  return (
    <>
      {line.isOverbooking && <p className="text-muted">{words('noSeat')}</p>}
      <FoldedDecision key={act} name={act} title={words(act)} letter="S">
        <ScopedForm name={act}>
          <input type="hidden" name="reference" value={line.reference} />
          {line.isOverbooking ? (
            <ul className="grid gap-1">
              {line.filling.map(({ key, held, size }) => (
                <li key={key} className={held > size ? 'font-medium' : 'text-muted'}>
                  {words(held > size ? 'tooMany' : 'fits', {
                    pool: nameOf(key),
                    held,
                    size,
                    by: held - size,
                  })}
                </li>
              ))}
            </ul>
          ) : (
            <p className="text-sm text-muted">{words(line.approvedAt ? 'promoteApproved' : 'promoteHelp')}</p>
          )}
          {reason}
          <Button tone={line.isOverbooking ? 'danger' : 'primary'}>{words(`${act}Now`)}</Button>
        </ScopedForm>
      </FoldedDecision>
    </>
  );
}
