import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Button } from '@/app/_ui/button';
import { QrCode } from '@/app/_ui/qr-code';
import { ActionScope, ScopedForm } from '@/app/admin/_desk/action-form';
import type { DeskClock } from '@/app/admin/_desk/clock';
import { KeptInput } from '@/app/admin/_desk/kept-fields';
import { SureForm } from '@/app/admin/_desk/sure-form';
import { When } from '@/app/admin/_desk/when';
import type { Factors, PendingApp } from '@/lib/factor/queries';
import { inFours } from '@/lib/factor/rules';
import { confirmNewApp, dropApp, startApp } from './actions';
import { Sheet } from './sheet';

type AppSectionProps = {
  app: Factors['app'];
  pending: PendingApp | undefined;
  account: string;
  clock: DeskClock;
};

/** The authenticator app: to be set up, being set up, or there. */
export async function AppSection({ app, pending, account, clock }: AppSectionProps) {
  const words = await getTranslations('factor.app');
  return (
    <section aria-labelledby="app" className="grid gap-3">
      <h2 id="app" className="text-lg">
        {words('title')}
      </h2>
      <p className="max-w-text text-muted">{words('lead')}</p>
      {/* Both answers stay when the form that asked for them goes. */}
      <ActionScope action={dropApp}>
        {app && (
          <div className="flex max-w-text flex-wrap items-baseline justify-between gap-x-6 gap-y-2 border-y border-line py-2">
            <p className="grid">
              {words.rich('since', { when: () => <When at={app.confirmedAt} clock={clock} as="day" /> })}
              {app.lastUsedAt && (
                <span className="text-sm text-muted">
                  {words.rich('used', { when: () => <When at={app.lastUsedAt as Date} clock={clock} /> })}
                </span>
              )}
            </p>
            <SureForm
              name="app-removal"
              ask={words('remove')}
              label={words('removeThis')}
              sure={words('removeNow')}
              values={{}}
            />
          </div>
        )}
      </ActionScope>
      {/* Before what it brings: its answer says what to do with what stands below. */}
      {!app && (
        <ActionScope action={startApp}>
          <ScopedForm name="app-begin">
            <p>
              <Button size="small" tone={pending ? 'quiet' : 'primary'}>
                {words(pending ? 'anew' : 'begin')}
              </Button>
            </p>
          </ScopedForm>
        </ActionScope>
      )}
      <ActionScope action={confirmNewApp}>
        <Sheet />
        {!app && pending && <Pending pending={pending} account={account} />}
      </ActionScope>
    </section>
  );
}

async function Pending({ pending, account }: { pending: PendingApp; account: string }) {
  const words = await getTranslations('factor.app');
  return (
    <div className="grid max-w-text gap-4">
      <p>{words('scan')}</p>
      {/* Drawn into the page: no address carries the secret. */}
      <QrCode text={pending.uri} label={words('qr')} className="w-56 rounded border border-line" />
      <dl className="grid gap-1">
        <dt className="font-medium">{words('key')}</dt>
        <dd>
          <code className="font-mono break-words select-all" translate="no">
            {inFours(pending.secret)}
          </code>
        </dd>
        <dd className="text-sm text-muted">
          <Bidi>{words('keyHelp', { account })}</Bidi>
        </dd>
      </dl>
      <ScopedForm name="app-confirm">
        <KeptInput
          name="code"
          label={words('code')}
          help={words('codeHelp')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
          className="tabular max-w-48 text-lg tracking-[0.2em]"
        />
        <p>
          <Button>{words('confirm')}</Button>
        </p>
      </ScopedForm>
    </div>
  );
}
