import { getLocale, getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { Field } from '@/app/_ui/field';
import { TextInput } from '@/app/_ui/text-input';

/** A plain form: the answer has an address of its own, as the QR code has it. */
export async function VerifyForm() {
  const [words, locale] = await Promise.all([getTranslations('public.verify'), getLocale()]);
  return (
    <form action={`/${locale}/verify`} method="get" className="grid gap-4">
      <Field name="code" label={words('code')} help={words('codeHelp')}>
        {(control) => (
          <TextInput
            {...control}
            inputMode="numeric"
            autoComplete="off"
            maxLength={60}
            dir="ltr"
            className="tabular"
          />
        )}
      </Field>
      <Button className="justify-self-start">{words('submit')}</Button>
    </form>
  );
}
