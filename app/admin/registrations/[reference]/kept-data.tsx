import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { actorNames } from '@/lib/auth/queries';
import type { Scope } from '@/lib/core/scope';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import { holdsOf } from '@/lib/retention/holding';
import { ActionScope, ScopedForm } from '../../_desk/action-form';
import type { DeskClock } from '../../_desk/clock';
import { factWords } from '../../_desk/fact-words';
import { KeptInput } from '../../_desk/kept-fields';
import { eraseRecord, holdRecord } from '../../retention/actions';

type KeptDataProps = { scope: Scope; record: RegistrationRecord; clock: DeskClock };

/** Whether anything of this person may be destroyed, and the two acts that decide it; for who may. */
export async function KeptData({ scope, record, clock }: KeptDataProps) {
  const { id, reference, erasedAt } = record.registration;
  const words = await getTranslations('retention.record');
  if (erasedAt) return <Notice>{words('erased', { day: clock.day(erasedAt) })}</Notice>;
  const holds = await holdsOf(scope, id);
  if (!holds) return null;
  const [newest] = holds;
  const hold = newest && !newest.liftedAt ? newest : undefined;
  const { who } = await factWords(await actorNames(scope, hold ? [hold.setBy] : []));
  return (
    <section aria-labelledby="kept-data" className="grid gap-3">
      <h2 id="kept-data" className="text-lg">
        {words('title')}
      </h2>
      {hold && (
        <Notice tone="wait" title={words('hold.since', { day: clock.day(hold.setAt), who: who(hold.setBy) })}>
          <Bidi>{hold.reason}</Bidi>
        </Notice>
      )}
      <ActionScope action={holdRecord}>
        <details>
          <summary className="link inline-block cursor-pointer list-none">
            {words(hold ? 'hold.lift' : 'hold.set')}
          </summary>
          <ScopedForm name="hold" label={words(hold ? 'hold.lift' : 'hold.set')} className="grid gap-3 py-2">
            <input type="hidden" name="reference" value={reference} />
            <input type="hidden" name="act" value={hold ? 'lift' : 'set'} />
            {!hold && <p className="max-w-text text-muted">{words('hold.setHelp')}</p>}
            <KeptInput name="reason" label={words('hold.reason')} maxLength={300} autoComplete="off" />
            <p>
              <Button size="small">{words(hold ? 'hold.lift' : 'hold.set')}</Button>
            </p>
          </ScopedForm>
        </details>
      </ActionScope>
      {!hold && (
        <ActionScope action={eraseRecord}>
          <details>
            <summary className="link inline-block cursor-pointer list-none">{words('erase.open')}</summary>
            <ScopedForm name="erase" label={words('erase.open')} className="grid gap-3 py-2">
              <input type="hidden" name="reference" value={reference} />
              <p className="max-w-text text-muted">{words('erase.lead')}</p>
              <KeptInput
                name="typed"
                label={words('erase.typed', { reference })}
                maxLength={40}
                autoComplete="off"
                className="tabular max-w-64"
              />
              <p>
                <Button size="small" tone="danger">
                  {words('erase.sure')}
                </Button>
              </p>
            </ScopedForm>
          </details>
        </ActionScope>
      )}
    </section>
  );
}
