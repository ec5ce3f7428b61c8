import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import type { Preview } from '@/lib/mailing/previewing';
import { LEAST_RATE, type Mailing, MOST_RATE, USUAL_RATE } from '@/lib/mailing/rules';
import { ActionForm } from '../../_desk/action-form';
import { KeptInput } from '../../_desk/kept-fields';
import { sendMailing, tryMailing } from '../actions';

type StartFormProps = { one: Mailing; preview: Preview };

/** The test to oneself, and the button that sends it to those who were counted. */
export async function StartForm({ one: { id, version }, preview: { people, digest } }: StartFormProps) {
  const words = await getTranslations('mailings.draft');
  return (
    <section aria-labelledby="start" className="grid max-w-text gap-6 border-t border-line pt-6">
      <h2 id="start" className="text-lg">
        {words('start')}
      </h2>
      <ActionForm action={tryMailing} name="test" className="grid justify-items-start gap-2">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="seen" value={version} />
        <Button tone="quiet">{words('test')}</Button>
        <p className="text-sm text-muted">{words('testHelp')}</p>
      </ActionForm>
      {people === 0 ? (
        <p>{words('nobody')}</p>
      ) : (
        <ActionForm action={sendMailing} name="start" className="grid justify-items-start gap-4">
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="seen" value={version} />
          <input type="hidden" name="digest" value={digest} />
          <KeptInput
            name="ratePerMinute"
            label={words('rate')}
            help={words('rateHelp', { most: MOST_RATE })}
            inputMode="numeric"
            min={LEAST_RATE}
            defaultValue={String(USUAL_RATE)}
          />
          <p className="text-sm text-muted">{words('startHelp')}</p>
          <Button tone="accent">{words('startNow', { count: people })}</Button>
        </ActionForm>
      )}
    </section>
  );
}
