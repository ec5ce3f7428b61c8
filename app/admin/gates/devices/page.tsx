import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHeader } from '@/app/_ui/page-header';
import { devicesAtDesk } from '@/lib/device/listing';
import { inLanguage } from '@/lib/edition/rules';
import { gatesOf } from '@/lib/gate/queries';
import { ActionScope } from '../../_desk/action-form';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { DEVICES } from '../addresses';
import { Tabs } from '../tabs';
import { actOnDevice } from './actions';
import { DeviceTable } from './device-table';
import { OfferForm } from './offer-form';
import { People } from './people';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('gates.devices'))('title') };
}

/** Which phones and tablets scan, how they are, and who may stand at them. */
export default async function DevicesPage() {
  const scope = await deskScope(DEVICES);
  const { devices, offers, operators } = opened(await devicesAtDesk(scope));
  const [words, gates, { locale, clock }] = await Promise.all([
    getTranslations('gates.devices'),
    gatesOf(scope),
    deskEdition(),
  ]);
  const choices = gates.map(({ key, name }) => ({
    value: key,
    label: `${key}, ${inLanguage(name, locale)}`,
  }));
  const standing = devices.filter(({ revokedAt }) => revokedAt === null);
  const former = devices.filter(({ revokedAt }) => revokedAt !== null);
  return (
    <>
      <PageHeader title={words('title')} lead={words('lead')} />
      <Tabs here="devices" scope={scope} />
      <section aria-labelledby="devices" className="grid gap-3">
        <h2 id="devices" className="text-lg">
          {words('devices')}
        </h2>
        <ActionScope action={actOnDevice}>
          {standing.length === 0 ? (
            <EmptyState title={words('empty')}>{words('emptyHelp')}</EmptyState>
          ) : (
            <DeviceTable devices={standing} gates={choices} now={scope.now} />
          )}
        </ActionScope>
        {former.length > 0 && (
          <details>
            <summary className="link w-fit cursor-pointer">{words('formerOnes')}</summary>
            <ul className="grid max-w-text pt-2">
              {former.map(({ id, name, gate, revokedAt }) => (
                <li key={id} className="flex flex-wrap gap-x-4 border-b border-line py-1">
                  <Bidi>{name}</Bidi>
                  <span className="tabular">{gate}</span>
                  <span className="ms-auto text-muted">
                    {revokedAt && words('revoked', { when: clock.short(revokedAt) })}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </section>
      <OfferForm offers={offers} gates={choices} />
      <People operators={operators} />
    </>
  );
}
