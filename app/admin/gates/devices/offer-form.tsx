import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import type { Choice } from '@/app/_ui/choices';
import type { DevicesAtDesk } from '@/lib/device/listing';
import { DEVICE_ROLES } from '@/lib/device/offers';
import { ActionScope, ScopedForm } from '../../_desk/action-form';
import { deskEdition } from '../../_desk/door';
import { KeptInput, KeptSelect } from '../../_desk/kept-fields';
import { SureForm } from '../../_desk/sure-form';
import { offer, withdraw } from './actions';
import { Drawn } from './drawn';

type OfferFormProps = Pick<DevicesAtDesk, 'offers'> & { gates: readonly Choice[] };

/** Makes the code by which a phone or tablet becomes one of ours, and lists those that still wait for theirs. */
export async function OfferForm({ offers, gates }: OfferFormProps) {
  const [words, { clock }] = await Promise.all([getTranslations('gates.devices'), deskEdition()]);
  return (
    <section aria-labelledby="offer" className="grid max-w-text gap-4">
      <h2 id="offer" className="text-lg">
        {words('offer')}
      </h2>
      <p className="text-muted">{words('offerHelp')}</p>
      <ActionScope action={offer}>
        <Drawn />
        <ScopedForm name="offer">
          <KeptInput
            name="name"
            label={words('name')}
            help={words('nameHelp')}
            maxLength={60}
            autoComplete="off"
          />
          <KeptSelect name="gate" label={words('gate')} choices={gates} />
          <KeptSelect
            name="role"
            label={words('role')}
            defaultValue="gate"
            choices={DEVICE_ROLES.map((value) => ({ value, label: words(`roles.${value}`) }))}
          />
          <p>
            <Button size="small">{words('offerNow')}</Button>
          </p>
        </ScopedForm>
      </ActionScope>
      {offers.length > 0 && <h3 className="font-semibold">{words('waiting')}</h3>}
      {/* Stays when the last code is withdrawn, for the answer to be read. */}
      <ActionScope action={withdraw}>
        <ul className="grid">
          {offers.map(({ id, name, gate, expiresAt }) => (
            <li key={id} className="flex min-h-9 flex-wrap items-center gap-x-4 border-b border-line py-1">
              <span>{words('waits', { name, gate, time: clock.time(expiresAt) })}</span>
              <span className="ms-auto">
                <SureForm
                  name={`withdraw-${id}`}
                  ask={words('withdraw')}
                  label={words('withdrawThis', { name })}
                  sure={words('withdrawNow')}
                  values={{ id }}
                />
              </span>
            </li>
          ))}
        </ul>
      </ActionScope>
    </section>
  );
}
