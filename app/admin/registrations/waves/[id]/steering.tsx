import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { wallTime } from '@/lib/edition/rules';
import type { Wave } from '@/lib/review/waves';
import { ActionScope, ScopedForm } from '../../../_desk/action-form';
import type { DeskClock } from '../../../_desk/clock';
import { deskEdition } from '../../../_desk/door';
import { KeptInput } from '../../../_desk/kept-fields';
import { changeOne } from '../actions';
import { Sure } from './sure';

type SteeringProps = { wave: Wave; isEmpty: boolean; clock: DeskClock };

/** What an organiser can do with a wave that is to come: put it to another hour, publish it now, call it off. */
export async function Steering({ wave, isEmpty, clock }: SteeringProps) {
  const [words, { edition }] = await Promise.all([getTranslations('waves'), deskEdition()]);
  const id = <input type="hidden" name="id" value={wave.id} />;
  return (
    <ActionScope action={changeOne}>
      <div className="grid items-start gap-8 lg:grid-cols-3">
        <section aria-labelledby="hour" className="grid gap-3">
          <h2 id="hour" className="text-lg">
            {words('hour.title')}
          </h2>
          <ScopedForm name="hour">
            {id}
            <KeptInput
              name="publishAt"
              type="datetime-local"
              label={words('new.at')}
              help={words('new.atHelp', { zone: clock.zone(wave.publishAt) })}
              defaultValue={wallTime(wave.publishAt, edition.timeZone)}
              className="max-w-64"
            />
            <Button tone="quiet" className="justify-self-start">
              {words('hour.submit')}
            </Button>
          </ScopedForm>
        </section>
        {!isEmpty && (
          <section aria-labelledby="publish" className="grid gap-3">
            <h2 id="publish" className="text-lg">
              {words('publish.title')}
            </h2>
            <p className="text-sm text-muted">{words('publish.lead')}</p>
            <ScopedForm name="publish">
              {id}
              <Sure label={words('publish.sure')} missing={words('publish.sureNeeded')} />
              <Button tone="accent" className="justify-self-start">
                {words('publish.now')}
              </Button>
            </ScopedForm>
          </section>
        )}
        <section aria-labelledby="off" className="grid gap-3">
          <h2 id="off" className="text-lg">
            {words('off.title')}
          </h2>
          <p className="text-sm text-muted">{words('off.lead')}</p>
          <ScopedForm name="off">
            {id}
            <Button tone="danger" className="justify-self-start">
              {words('off.submit')}
            </Button>
          </ScopedForm>
        </section>
      </div>
    </ActionScope>
  );
}
