import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Button } from '@/app/_ui/button';
import type { DevicesAtDesk } from '@/lib/device/listing';
import { OPERATOR_ROLES } from '@/lib/device/offers';
import { ActionForm, ActionScope } from '../../_desk/action-form';
import { KeptInput, KeptSelect } from '../../_desk/kept-fields';
import { SureForm } from '../../_desk/sure-form';
import { addPerson, endPerson } from './actions';

/** Who stands at the gates without an account; a PIN is shown once, when somebody is added. */
export async function People({ operators }: Pick<DevicesAtDesk, 'operators'>) {
  const words = await getTranslations('gates.devices');
  return (
    <section aria-labelledby="people" className="grid gap-4">
      <h2 id="people" className="text-lg">
        {words('people')}
      </h2>
      <p className="max-w-text text-muted">{words('peopleHelp')}</p>
      <ActionScope action={endPerson}>
        {operators.length === 0 && <p>{words('nobody')}</p>}
        <ul className="grid max-w-text">
          {operators.map(({ id, name, role }) => (
            <li key={id} className="flex min-h-9 flex-wrap items-center gap-x-4 border-b border-line py-1">
              <Bidi>{name}</Bidi>
              <span className="text-muted">{words(`operatorRoles.${role}`)}</span>
              <span className="ms-auto">
                <SureForm
                  name={`end-${id}`}
                  ask={words('end')}
                  label={words('endThis', { name })}
                  sure={words('endNow')}
                  values={{ id }}
                />
              </span>
            </li>
          ))}
        </ul>
      </ActionScope>
      <div className="grid max-w-text gap-3">
        <h3 className="font-semibold">{words('add')}</h3>
        <ActionForm action={addPerson} name="person">
          <KeptInput name="name" label={words('name')} maxLength={60} autoComplete="off" />
          <KeptSelect
            name="role"
            label={words('role')}
            defaultValue="gate"
            choices={OPERATOR_ROLES.map((value) => ({ value, label: words(`operatorRoles.${value}`) }))}
          />
          <p>
            <Button size="small">{words('addNow')}</Button>
          </p>
        </ActionForm>
      </div>
    </section>
  );
}
