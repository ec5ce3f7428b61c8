import { getTranslations } from 'next-intl/server';
import { DESK_LOCALES } from '@/messages/locales';
import { KeptInput } from '../../_desk/kept-fields';

type NameFieldsProps = { present?: { key: string; name: Record<string, string> } };

/** What every place has: a code that never changes, and a name in each language. */
export async function NameFields({ present }: NameFieldsProps) {
  const [words, settings] = await Promise.all([
    getTranslations('gates.zones'),
    getTranslations('admin.settings.language'),
  ]);
  return (
    <>
      {present ? (
        <input type="hidden" name="key" value={present.key} />
      ) : (
        <KeptInput
          name="key"
          label={words('key')}
          help={words('keyHelp')}
          maxLength={12}
          autoComplete="off"
          className="max-w-48 font-mono"
        />
      )}
      {DESK_LOCALES.map((locale) => (
        <KeptInput
          key={locale}
          name={`name.${locale}`}
          label={words('nameIn', { language: settings(locale) })}
          lang={locale}
          maxLength={80}
          autoComplete="off"
          defaultValue={present?.name[locale]}
        />
      ))}
    </>
  );
}
