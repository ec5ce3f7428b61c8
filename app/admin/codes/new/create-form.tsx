import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import type { DelegationChoice } from '@/lib/delegation/queries';
import { inLanguage } from '@/lib/edition/rules';
import { LOCALES } from '@/messages/locales';
import { ActionForm } from '../../_desk/action-form';
import type { deskEdition } from '../../_desk/door';
import { KeptArea, KeptChecks, KeptInput, KeptSelect } from '../../_desk/kept-fields';
import { makeCodes } from '../actions';

type CreateFormProps = {
  desk: Awaited<ReturnType<typeof deskEdition>>;
  delegations: readonly DelegationChoice[];
  free: { international: number; domestic: number };
  zone: string;
};

export async function CreateForm({ desk: { categories, locale }, delegations, free, zone }: CreateFormProps) {
  const [words, common] = await Promise.all([
    getTranslations('admin.codes.new'),
    getTranslations('common.form'),
  ]);
  const optional = common('optional');
  const number = { type: 'number', inputMode: 'numeric', step: 1, className: 'tabular max-w-40' } as const;
  const { compare } = new Intl.Collator(locale);
  const named = delegations
    .map(({ id, name }) => ({ value: id, label: inLanguage(name, locale) }))
    .toSorted((one, other) => compare(one.label, other.label));
  return (
    <ActionForm action={makeCodes} name="codes" className="grid max-w-text gap-10">
      <Group title={words('group.what')}>
        <KeptInput
          name="label"
          label={words('label')}
          help={words('labelHelp')}
          maxLength={120}
          autoComplete="off"
        />
        <KeptSelect
          name="category"
          label={words('category')}
          help={words('categoryHelp')}
          optional={optional}
          placeholder={words('anyCategory')}
          choices={categories.map(({ code, letter, name, isOpen }) => ({
            value: code,
            label: words(isOpen ? 'openCategory' : 'closedCategory', {
              letter,
              name: inLanguage(name, locale),
            }),
          }))}
        />
        <KeptSelect
          name="delegationId"
          label={words('delegation')}
          optional={optional}
          placeholder={words('noDelegation')}
          choices={named}
        />
        <KeptChecks
          name="approves"
          legend={words('review')}
          choices={[{ value: 'yes', label: words('approves') }]}
        />
      </Group>
      <Group title={words('group.many')}>
        <KeptInput
          name="count"
          label={words('count')}
          help={words('countHelp')}
          min={1}
          max={1000}
          {...number}
        />
        <KeptInput
          name="maxUses"
          label={words('maxUses')}
          help={words('maxUsesHelp')}
          defaultValue="1"
          min={1}
          max={1000}
          {...number}
        />
        <KeptInput
          name="expiresAt"
          type="datetime-local"
          label={words('expiresAt')}
          help={words('expiresAtHelp', { zone })}
          optional={optional}
          className="max-w-64"
        />
      </Group>
      <Group title={words('group.seats')}>
        <KeptInput
          name="reservedSeats"
          label={words('reservedSeats')}
          help={words('reservedSeatsHelp', free)}
          defaultValue="0"
          min={0}
          max={1000}
          {...number}
        />
        <KeptSelect
          name="pool"
          label={words('pool')}
          help={words('poolHelp')}
          optional={optional}
          placeholder={words('anyPool')}
          choices={(['international', 'domestic'] as const).map((value) => ({
            value,
            label: words(`pools.${value}`),
          }))}
        />
      </Group>
      <Group title={words('group.whom')}>
        <KeptArea
          name="emails"
          label={words('emails')}
          help={words('emailsHelp')}
          optional={optional}
          rows={5}
          maxLength={60_000}
        />
        <KeptChecks
          name="mails"
          legend={words('letters')}
          choices={[{ value: 'yes', label: words('mails') }]}
        />
        <KeptSelect
          name="locale"
          label={words('locale')}
          defaultValue={locale}
          choices={LOCALES.map((value) => ({
            value,
            label: new Intl.DisplayNames(locale, { type: 'language' }).of(value) ?? value,
          }))}
        />
      </Group>
      <div className="grid gap-3 border-t border-line pt-6">
        <p className="text-sm text-muted">{words('previewHelp')}</p>
        <div className="flex flex-wrap gap-3">
          <Button name="intent" value="preview" tone="quiet">
            {words('preview')}
          </Button>
          <Button name="intent" value="make">
            {words('make')}
          </Button>
        </div>
      </div>
    </ActionForm>
  );
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className="grid gap-5">
    <legend className="mb-3 text-lg font-semibold">{title}</legend>
    {children}
  </fieldset>
);
