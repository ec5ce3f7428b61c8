import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Notice } from '@/app/_ui/notice';
import { countryName } from '@/lib/core/country';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import { changedIdentity, latinName } from '@/lib/registration/rules';
import type { DeskClock } from '../../_desk/clock';
import { When } from '../../_desk/when';

type Changed = NonNullable<RegistrationRecord['changed']>;
type IdentityChangeProps = { changed: Changed; locale: string; clock: DeskClock };

/** What was approved and what stands there now, field by field: what the next approval is about. */
export async function IdentityChange({ changed, locale, clock }: IdentityChangeProps) {
  const [words, fields] = await Promise.all([
    getTranslations('identity.change'),
    getTranslations('admin.fields'),
  ]);
  const { before, after, at } = changed;
  const differing = changedIdentity(before, after);
  const said = (of: Changed['after'], field: (typeof differing)[number]) => {
    if (field === 'nameLatin') return latinName(of);
    const value = of[field];
    return value && (field === 'citizenship' || field === 'countryRepresented')
      ? countryName(value, locale)
      : value;
  };
  return (
    <Notice tone="wait" title={words('title')}>
      <p>
        <When at={at} clock={clock} />. {words('lead')}
      </p>
      {differing.length === 0 && <p>{words('back')}</p>}
      <dl className="grid gap-2 pt-1">
        {differing.map((field) => (
          <div key={field} className="grid gap-x-6 sm:grid-cols-[12rem_minmax(0,1fr)]">
            <dt className="text-muted">{fields(field)}</dt>
            <dd className="grid gap-x-3 sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]">
              <span>
                <span className="sr-only">{words('before')}: </span>
                <s className="text-muted">
                  <Bidi>{said(before, field) ?? words('none')}</Bidi>
                </s>
              </span>
              <span aria-hidden className="max-sm:hidden">
                →
              </span>
              <span className="font-medium">
                <span className="sr-only">{words('after')}: </span>
                <Bidi>{said(after, field) ?? words('none')}</Bidi>
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}
