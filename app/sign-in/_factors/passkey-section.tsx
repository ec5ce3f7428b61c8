import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Table } from '@/app/_ui/table';
import { ActionScope } from '@/app/admin/_desk/action-form';
import type { DeskClock } from '@/app/admin/_desk/clock';
import { KeptInput } from '@/app/admin/_desk/kept-fields';
import { SureForm } from '@/app/admin/_desk/sure-form';
import { When } from '@/app/admin/_desk/when';
import type { Passkey } from '@/lib/factor/queries';
import { relyingParty } from '@/lib/factor/question';
import { dropPasskey, keepPasskey } from './actions';
import { AddPasskey } from './add-passkey';
import { Sheet } from './sheet';

type PasskeySectionProps = { passkeys: readonly Passkey[]; clock: DeskClock };

/** One's passkeys by name, with when each was last used; any number of them. */
export async function PasskeySection({ passkeys, clock }: PasskeySectionProps) {
  const words = await getTranslations('factor.passkey');
  return (
    <section aria-labelledby="passkeys" className="grid gap-3">
      <h2 id="passkeys" className="text-lg">
        {words('title')}
      </h2>
      <p className="max-w-text text-muted">{words('lead')}</p>
      <ActionScope action={dropPasskey}>
        {passkeys.length > 0 && (
          <Table
            caption={words('title')}
            rows={passkeys}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                header: words('name'),
                isRowHeader: true,
                cell: ({ name }) => <Bidi>{name}</Bidi>,
              },
              {
                key: 'made',
                header: words('made'),
                cell: ({ createdAt }) => <When at={createdAt} clock={clock} as="day" />,
              },
              {
                key: 'used',
                header: words('used'),
                cell: ({ lastUsedAt }) =>
                  lastUsedAt ? <When at={lastUsedAt} clock={clock} /> : words('never'),
              },
              {
                key: 'remove',
                header: words('removeNow'),
                align: 'end',
                cell: ({ id, name }) => (
                  <SureForm
                    name={`passkey-${id}`}
                    ask={words('remove')}
                    label={words('removeThis', { name })}
                    sure={words('removeNow')}
                    values={{ passkeyId: id }}
                  />
                ),
              },
            ]}
          />
        )}
      </ActionScope>
      <ActionScope action={keepPasskey}>
        <Sheet />
        {relyingParty() ? (
          <AddPasskey
            words={{
              add: words('add'),
              adding: words('adding'),
              stopped: words('stopped'),
              notHere: words('notHere'),
              noScript: words('noScript'),
            }}
          >
            <KeptInput
              name="name"
              label={words('nameLabel')}
              help={words('nameHelp')}
              maxLength={60}
              autoComplete="off"
            />
          </AddPasskey>
        ) : (
          <p>{words('notHere')}</p>
        )}
      </ActionScope>
    </section>
  );
}
