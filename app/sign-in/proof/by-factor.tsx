import { getTranslations } from 'next-intl/server';
import { CodeForm } from '@/app/[locale]/_application/code-form';
import type { Factors } from '@/lib/factor/queries';
import { enterAppCode, enterRecoveryCode } from './actions';
import { PasskeyForm } from './passkey-form';

type ByFactorProps = { factors: Factors; next: string | undefined };

/** The ways that this person has set up, the quickest first. */
export async function ByFactor({ factors, next }: ByFactorProps) {
  const [words, passkeys] = await Promise.all([
    getTranslations('factor.proof'),
    getTranslations('factor.passkey'),
  ]);
  return (
    <>
      {factors.passkeys.length > 0 && (
        <PasskeyForm
          next={next}
          words={{
            use: words('byPasskey'),
            asking: words('asking'),
            stopped: words('stopped'),
            notHere: passkeys('notHere'),
          }}
        />
      )}
      {factors.app && (
        <section aria-labelledby="by-app" className="grid gap-4">
          <h2 id="by-app" className="text-lg">
            {words('byApp')}
          </h2>
          <CodeForm
            action={enterAppCode}
            name="appCode"
            hidden={{ next }}
            words={{ label: words('appCode'), help: words('appHelp'), submit: words('confirm') }}
          />
        </section>
      )}
      <details>
        <summary className="link cursor-pointer">{words('byRecovery')}</summary>
        <div className="grid gap-4 pt-4">
          <CodeForm
            action={enterRecoveryCode}
            name="recoveryCode"
            hidden={{ next }}
            className="max-w-80"
            words={{
              label: words('recoveryCode'),
              help: words('recoveryHelp'),
              submit: words('confirm'),
            }}
          />
          <p className="text-sm text-muted">{words('noCodes')}</p>
        </div>
      </details>
    </>
  );
}
