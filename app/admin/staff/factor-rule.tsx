import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { REQUIRED_OF, type RequiredOf } from '@/lib/auth/rules';
import type { Actor } from '@/lib/core/actor';
import { ActionForm } from '../_desk/action-form';
import { Go } from '../_desk/go';
import { KeptSelect } from '../_desk/kept-fields';
import { saveRule } from './factor-actions';

/** Of whom a second factor is required; who has none yet stands in the list above. */
export async function FactorRule({ requiredOf, actor }: { requiredOf: RequiredOf; actor: Actor }) {
  const words = await getTranslations('factor.rule');
  const hasOwn = actor.kind === 'person' && actor.hasSecondProof;
  return (
    <section aria-labelledby="second-factor" className="grid max-w-text gap-3">
      <h2 id="second-factor" className="text-lg">
        {words('title')}
      </h2>
      <p className="text-muted">{words('lead')}</p>
      <ActionForm action={saveRule} name="rule">
        <KeptSelect
          name="requiredOf"
          label={words('requiredOf')}
          defaultValue={requiredOf}
          choices={REQUIRED_OF.map((value) => ({ value, label: words(value) }))}
        />
        <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <Button size="small">{words('save')}</Button>
          {!hasOwn && <Go href="/admin/security">{words('own')}</Go>}
        </p>
      </ActionForm>
    </section>
  );
}
