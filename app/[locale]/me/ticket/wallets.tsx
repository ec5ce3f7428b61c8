import { getLocale, getTranslations } from 'next-intl/server';
import { pageScope } from '@/app/_server/scope';
import { look } from '@/app/_ui/button';
import { openWallets } from '@/lib/wallet/queries';

/** The ticket in the wallet of a phone, where the organiser has set one up. */
export async function Wallets() {
  const [words, locale, wallets] = await Promise.all([
    getTranslations('me.wallet'),
    getLocale(),
    pageScope().then(openWallets),
  ]);
  if (wallets.length === 0) return null;
  return (
    <div className="grid justify-items-center gap-2">
      <p className="flex flex-wrap justify-center gap-3">
        {wallets.map((wallet) => (
          // A file, and an address elsewhere: the browser goes there by itself.
          <a key={wallet} className={look({ tone: 'quiet' })} href={`/${locale}/me/ticket/${wallet}`}>
            {words(`add.${wallet}`)}
          </a>
        ))}
      </p>
      {wallets.includes('google') && <p className="max-w-sm">{words('google')}</p>}
      <p className="max-w-sm">{words('replaced')}</p>
    </div>
  );
}
