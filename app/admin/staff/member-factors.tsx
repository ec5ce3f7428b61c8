import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import type { Factors } from '@/lib/factor/queries';
import { ActionScope, ScopedForm } from '../_desk/action-form';
import { Go } from '../_desk/go';
import { KeptArea } from '../_desk/kept-fields';
import { resetMember } from './factor-actions';

type MemberFactorsProps = { userId: string; isOwn: boolean; factors: Factors };

/** What somebody has set up, by kind, and the way out for who has lost it. One's own is seen to elsewhere. */
export async function MemberFactors({ userId, isOwn, factors }: MemberFactorsProps) {
  const [words, factor] = await Promise.all([getTranslations('factor.member'), getTranslations('factor')]);
  const { app, passkeys, codesLeft } = factors;
  const hasFactor = app !== undefined || passkeys.length > 0;
  const kinds = [
    app && words('app'),
    passkeys.length > 0 && words('passkeys', { count: passkeys.length }),
    hasFactor && words('codes', { count: codesLeft }),
  ].filter(Boolean);
  return (
    <section aria-labelledby="second-factor" className="grid max-w-text gap-3">
      <h2 id="second-factor" className="text-lg">
        {words('title')}
      </h2>
      <p className="first-letter:uppercase">{hasFactor ? `${kinds.join(', ')}.` : words('none')}</p>
      {isOwn && (
        <p>
          <Go href="/admin/security">{factor('title')}</Go>
        </p>
      )}
      <ActionScope action={resetMember}>
        {hasFactor && !isOwn && (
          <details>
            <summary className="link cursor-pointer">{words('reset')}</summary>
            <ScopedForm name="reset" className="grid gap-4 pt-3">
              <p className="text-muted">{words('help')}</p>
              <input type="hidden" name="userId" value={userId} />
              <KeptArea name="reason" label={words('reason')} help={words('reasonHelp')} maxLength={500} />
              <p>
                <Button tone="danger" size="small">
                  {words('resetNow')}
                </Button>
              </p>
            </ScopedForm>
          </details>
        )}
      </ActionScope>
    </section>
  );
}
