import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import type { Edition } from '@/lib/edition/rules';
import type { ListedInvitation } from '@/lib/invitation/listing';
import { ActionScope, ScopedForm } from '../../_desk/action-form';
import { KeptInput } from '../../_desk/kept-fields';
import { changeCode } from '../actions';
import { valuesOf } from '../fields';

type ChangeFormProps = { one: ListedInvitation; edition: Edition; zone: string };

export async function ChangeForm({ one, edition, zone }: ChangeFormProps) {
  const [words, common] = await Promise.all([getTranslations('admin.codes'), getTranslations('common.form')]);
  const values = valuesOf(one, edition);
  const number = { type: 'number', inputMode: 'numeric', step: 1, className: 'tabular max-w-40' } as const;
  return (
    <section aria-labelledby="change" className="grid max-w-text gap-4">
      <h2 id="change" className="text-lg">
        {words('one.change')}
      </h2>
      <ActionScope action={changeCode}>
        {/* Filled in anew when the code has changed; the answer outside of it stays. */}
        <ScopedForm name="change" key={JSON.stringify(values)}>
          <input type="hidden" name="id" value={one.id} />
          {Object.entries(values).map(([name, value]) => (
            <input key={name} type="hidden" name={`was-${name}`} value={value} />
          ))}
          <KeptInput name="label" label={words('new.label')} defaultValue={values.label} maxLength={120} />
          <KeptInput name="maxUses" label={words('new.maxUses')} defaultValue={values.maxUses} {...number} />
          {one.pool && (
            <KeptInput
              name="reservedSeats"
              label={words('column.reserved')}
              help={words('one.reservedHelp')}
              defaultValue={values.reservedSeats}
              {...number}
            />
          )}
          <KeptInput
            name="expiresAt"
            type="datetime-local"
            label={words('new.expiresAt')}
            help={words('new.expiresAtHelp', { zone })}
            optional={common('optional')}
            defaultValue={values.expiresAt}
            className="max-w-64"
          />
          <p>
            <Button size="small">{words('one.save')}</Button>
          </p>
        </ScopedForm>
      </ActionScope>
    </section>
  );
}
