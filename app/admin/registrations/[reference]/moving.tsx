import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import type { Category } from '@/lib/edition/queries';
import { inLanguage } from '@/lib/edition/rules';
import { ActionScope, ScopedForm } from '../../_desk/action-form';
import { countryChoices } from '../../_desk/country-choices';
import { GoButton } from '../../_desk/go';
import { KeptSelect } from '../../_desk/kept-fields';
import { substituteAddress } from '../list-address';
import { moveOne } from './actions';
import { Correcting } from './correcting';
import { FoldedDecision } from './folded-decision';

type MovingProps = { record: RegistrationRecord; categories: readonly Category[]; locale: string };

/** To another category, delegation or country, with the seat. */
export async function Moving({ record, categories, locale }: MovingProps) {
  const [words, fields] = await Promise.all([
    getTranslations('admin.decision'),
    getTranslations('admin.record.field'),
  ]);
  const { registration, delegations } = record;
  const byName = (one: { label: string }, other: { label: string }) =>
    one.label.localeCompare(other.label, locale);
  return (
    <div className="grid gap-3">
      <ActionScope action={moveOne}>
        <FoldedDecision name="move" title={words('moveTitle')} letter="M">
          <ScopedForm name="move">
            <input type="hidden" name="reference" value={registration.reference} />
            <p className="text-sm text-muted">{words('moveHelp')}</p>
            {registration.state === 'approved' && <p className="font-medium">{words('moveStops')}</p>}
            <KeptSelect
              name="category"
              label={fields('category')}
              defaultValue={registration.category}
              choices={categories.map(({ code, name }) => ({ value: code, label: inLanguage(name, locale) }))}
            />
            <KeptSelect
              name="delegationId"
              label={fields('delegation')}
              placeholder={words('noDelegation')}
              defaultValue={registration.delegationId ?? ''}
              choices={delegations
                .map(({ id, name }) => ({ value: id, label: inLanguage(name, locale) }))
                .sort(byName)}
            />
            <KeptSelect
              name="countryRepresented"
              label={fields('country')}
              defaultValue={registration.countryRepresented}
              choices={countryChoices(locale)}
            />
            <Button>{words('moveNow')}</Button>
          </ScopedForm>
        </FoldedDecision>
      </ActionScope>
      <Correcting record={record} locale={locale} />
      <GoButton href={substituteAddress(registration.reference)} className="justify-self-start">
        {words('substitute')}
      </GoButton>
    </div>
  );
}
