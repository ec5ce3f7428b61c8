import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import { LANGUAGE_NAMES, LOCALES } from '@/messages/locales';
import { ActionForm } from '../../../_desk/action-form';
import { countryChoices } from '../../../_desk/country-choices';
import { KeptInput, KeptSelect } from '../../../_desk/kept-fields';
import { substituteOne } from './actions';

/** Who comes instead. What belongs to the place, and not to the person, is filled in already. */
export async function SubstituteForm({ record: { registration } }: { record: RegistrationRecord }) {
  const [words, fields, common, locale] = await Promise.all([
    getTranslations('identity.substitute'),
    getTranslations('admin.record.field'),
    getTranslations('common.form'),
    getLocale(),
  ]);
  const optional = common('optional');
  const typed = { autoComplete: 'off', spellCheck: false } as const;
  const countries = countryChoices(locale);
  return (
    <ActionForm action={substituteOne} name="substitute" className="grid max-w-text gap-10">
      <input type="hidden" name="reference" value={registration.reference} />
      <input type="hidden" name="seenState" value={registration.state} />
      <Group title={words('person')}>
        <KeptInput name="surname" label={words('surname')} optional={optional} maxLength={60} {...typed} />
        <KeptInput name="given" label={words('given')} maxLength={60} {...typed} />
        <KeptInput
          name="nameNative"
          label={fields('nameNative')}
          optional={optional}
          maxLength={150}
          {...typed}
        />
        <KeptInput
          name="badgeName"
          label={fields('badgeName')}
          optional={optional}
          maxLength={150}
          {...typed}
        />
        <KeptInput
          name="honorific"
          label={fields('honorific')}
          optional={optional}
          maxLength={30}
          {...typed}
        />
        <KeptSelect
          name="citizenship"
          label={fields('citizenship')}
          placeholder={common('choose')}
          choices={countries}
        />
      </Group>
      <Group title={words('contact')}>
        <KeptInput name="email" label={fields('email')} type="email" maxLength={254} dir="ltr" {...typed} />
        <KeptInput name="phone" label={fields('phone')} type="tel" maxLength={40} dir="ltr" {...typed} />
        <KeptSelect
          name="locale"
          label={words('locale')}
          defaultValue={registration.locale}
          choices={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        />
        <p className="text-sm text-muted">{words('consents')}</p>
      </Group>
      <Group title={words('place')}>
        <KeptSelect
          name="countryRepresented"
          label={fields('country')}
          defaultValue={registration.countryRepresented}
          choices={countries}
        />
        <KeptInput
          name="territory"
          label={fields('territory')}
          optional={optional}
          maxLength={120}
          defaultValue={registration.territory ?? ''}
        />
        <KeptInput
          name="organisation"
          label={fields('organisation')}
          maxLength={200}
          defaultValue={registration.organisation}
        />
        <KeptInput name="position" label={fields('position')} maxLength={150} />
      </Group>
      <Group title={words('decision')}>
        <KeptSelect
          name="outcome"
          label={words('outcome')}
          help={registration.state === 'waitlisted' ? words('outcomeHelp') : undefined}
          defaultValue="review"
          choices={[
            { value: 'review', label: words('review') },
            { value: 'approve', label: words('approve') },
          ]}
        />
        <KeptInput name="reason" label={words('reason')} optional={optional} maxLength={500} />
      </Group>
      <div>
        <Button>{words('submit')}</Button>
      </div>
    </ActionForm>
  );
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className="grid gap-5">
    <legend className="mb-4 text-lg font-medium">{title}</legend>
    {children}
  </fieldset>
);
