import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import { ActionScope } from '@/app/admin/_desk/action-form';
import { SureForm } from '@/app/admin/_desk/sure-form';
import { FEW_RECOVERY_CODES } from '@/lib/factor/rules';
import { renewCodes } from './actions';
import { Sheet } from './sheet';

type CodesSectionProps = { left: number; hasFactor: boolean };

/** How many recovery codes are left, and new ones. The codes themselves nobody can show again. */
export async function CodesSection({ left, hasFactor }: CodesSectionProps) {
  const words = await getTranslations('factor.codes');
  return (
    <section aria-labelledby="codes" className="grid gap-3">
      <h2 id="codes" className="text-lg">
        {words('title')}
      </h2>
      <p className="max-w-text text-muted">{words('lead')}</p>
      <ActionScope action={renewCodes}>
        <Sheet />
        {!hasFactor && <p>{words('later')}</p>}
        {hasFactor && left <= FEW_RECOVERY_CODES && (
          <Notice tone="wait">
            <p>{words('few')}</p>
          </Notice>
        )}
        {hasFactor && (
          <div className="flex max-w-text flex-wrap items-baseline justify-between gap-x-6 gap-y-2 border-y border-line py-2">
            <p>{words('left', { count: left })}</p>
            <SureForm
              name="codes"
              ask={words('renew')}
              label={words('renewThis')}
              sure={words('renewNow')}
              values={{}}
            />
          </div>
        )}
      </ActionScope>
    </section>
  );
}
