import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { WALLETS } from '@/db/schema';
import { walletSettings } from '@/lib/wallet/queries';
import { ActionScope } from '../../_desk/action-form';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { GoButton } from '../../_desk/go';
import { SureForm } from '../../_desk/sure-form';
import { SETTINGS, WALLET_SETTINGS } from '../addresses';
import { removeWallet } from './actions';
import { AppleForm, GoogleForm } from './wallet-forms';

type WalletsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.wallets'))('title') };
}

/** What the makers of wallets have given the organiser; without it nobody is offered a pass. */
export default async function WalletsPage({ searchParams }: WalletsPageProps) {
  const scope = await deskScope(WALLET_SETTINGS);
  const given = opened(await walletSettings(scope));
  const [words, settings, { clock }, asked] = await Promise.all([
    getTranslations('admin.wallets'),
    getTranslations('admin.settings'),
    deskEdition(),
    searchParams,
  ]);
  const done = (['saved', 'removed'] as const).find((one) => asked[one] !== undefined);
  return (
    <>
      <PageHeader
        title={words('title')}
        lead={words('lead')}
        actions={<GoButton href={SETTINGS}>{settings('back')}</GoButton>}
      />
      {done && (
        <Notice tone="good" role="status">
          {words(done)}
        </Notice>
      )}
      {WALLETS.map((wallet) => {
        const present = given.find((one) => one.wallet === wallet);
        return (
          <section key={wallet} aria-labelledby={wallet} className="grid max-w-text gap-4">
            <h2 id={wallet} className="text-lg">
              {words(`${wallet}.title`)}
            </h2>
            {present ? (
              <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
                <p>
                  <Bidi>{present.name}</Bidi>
                  <br />
                  <span className="text-sm text-muted">
                    {present.expiresAt
                      ? words(present.expiresAt > scope.now ? 'until' : 'ended', {
                          day: clock.day(present.expiresAt),
                        })
                      : words('since', { day: clock.day(present.changedAt) })}
                  </span>
                </p>
                <ActionScope action={removeWallet}>
                  <SureForm
                    name={`remove-${wallet}`}
                    ask={words('remove')}
                    label={words(`${wallet}.remove`)}
                    sure={words('removeNow')}
                    values={{ wallet }}
                  />
                </ActionScope>
              </div>
            ) : (
              <p className="text-muted">{words('none')}</p>
            )}
            {wallet === 'apple' ? <AppleForm /> : <GoogleForm />}
          </section>
        );
      })}
    </>
  );
}
