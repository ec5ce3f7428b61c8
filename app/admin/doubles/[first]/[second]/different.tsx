import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '../../../_desk/action-form';
import { KeptInput } from '../../../_desk/kept-fields';
import { tellApart } from './actions';

/** Two people: remembered for good, with a reason for who wonders later. */
export async function Different({ first, second }: { first: string; second: string }) {
  const [words, common] = await Promise.all([
    getTranslations('identity.compare.different'),
    getTranslations('common.form'),
  ]);
  return (
    <section aria-labelledby="different" className="grid max-w-text gap-3">
      <h2 id="different" className="text-lg">
        {words('title')}
      </h2>
      <p className="text-muted">{words('help')}</p>
      <ActionForm action={tellApart} name="different">
        <input type="hidden" name="first" value={first} />
        <input type="hidden" name="second" value={second} />
        <KeptInput name="note" label={words('note')} optional={common('optional')} maxLength={500} />
        <div>
          <Button tone="quiet">{words('submit')}</Button>
        </div>
      </ActionForm>
    </section>
  );
}
