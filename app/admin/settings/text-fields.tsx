import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Written } from '@/lib/edition/input';
import { LOCALES, type Locale } from '@/messages/locales';
import { KeptArea } from '../_desk/kept-fields';
import { TextPreview } from './text-preview';

type TextFieldsProps = {
  /** Of the fields: `name` makes `name.en` and so on. */
  name: string;
  present: Written;
  rows: number;
  /** What stands below the field of a language. */
  below?: (locale: Locale) => ReactNode;
};

/** A text in every language, what it was when the form was shown, and how its readers will see it once that was asked for. */
export async function TextFields({ name, present, rows, below }: TextFieldsProps) {
  const words = await getTranslations('admin.settings');
  return (
    <>
      <input type="hidden" name="seen" value={JSON.stringify(present)} />
      <div className="grid gap-6 lg:grid-cols-2">
        {LOCALES.map((locale) => (
          <div key={locale} className="grid content-start gap-3">
            <KeptArea
              name={`${name}.${locale}`}
              label={words('texts.field', { language: words(`language.${locale}`) })}
              lang={locale}
              rows={rows}
              maxLength={20_000}
              defaultValue={present[locale]}
            />
            {below?.(locale)}
          </div>
        ))}
      </div>
      <TextPreview />
    </>
  );
}
