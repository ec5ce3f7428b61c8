import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '../../_desk/action-form';
import { KeptArea, KeptInput } from '../../_desk/kept-fields';
import { saveApple, saveGoogle } from './actions';

const LONGEST = 20_000;

export async function AppleForm() {
  const [words, common] = await Promise.all([
    getTranslations('admin.wallets'),
    getTranslations('common.form'),
  ]);
  const file = (name: 'certificate' | 'key' | 'wwdr') => (
    <KeptArea
      name={name}
      label={words(`apple.${name}`)}
      help={words(`apple.${name}Help`)}
      rows={4}
      maxLength={LONGEST}
    />
  );
  return (
    <ActionForm action={saveApple} name="apple" className="grid gap-5">
      {file('certificate')}
      {file('key')}
      <KeptInput
        name="passphrase"
        type="password"
        autoComplete="off"
        label={words('apple.passphrase')}
        optional={common('optional')}
        maxLength={200}
      />
      {file('wwdr')}
      <p>
        <Button>{words('save')}</Button>
      </p>
    </ActionForm>
  );
}

export async function GoogleForm() {
  const words = await getTranslations('admin.wallets');
  return (
    <ActionForm action={saveGoogle} name="google" className="grid gap-5">
      <KeptInput
        name="issuerId"
        inputMode="numeric"
        label={words('google.issuerId')}
        help={words('google.issuerIdHelp')}
        maxLength={25}
        className="tabular max-w-72"
      />
      <KeptArea
        name="account"
        label={words('google.account')}
        help={words('google.accountHelp')}
        rows={4}
        maxLength={LONGEST}
      />
      <p>
        <Button>{words('save')}</Button>
      </p>
    </ActionForm>
  );
}
