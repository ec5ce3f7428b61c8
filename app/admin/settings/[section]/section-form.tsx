import { getTranslations } from 'next-intl/server';
import type { ComponentProps } from 'react';
import { Button } from '@/app/_ui/button';
import { COUNTRY_CODES, countryName } from '@/lib/core/country';
import type { Edition } from '@/lib/edition/rules';
import { LOCALES } from '@/messages/locales';
import { ActionForm } from '../../_desk/action-form';
import { deskEdition } from '../../_desk/door';
import { KeptInput, KeptSelect } from '../../_desk/kept-fields';
import { NameInLanguages } from '../../_desk/name-in-languages';
import { saveSection } from '../actions';
import { MOMENTS, NAMES, SECTIONS, type Section, type SectionKey, seenOf, writtenOf } from '../sections';
import { Foretold } from './foretold';

type SectionFormProps = { section: Section; edition: Edition; zone: string };
const SHIELD_MODES = ['automatic', 'on', 'off'] as const;
const DAYS: readonly string[] = ['startsOn', 'endsOn'];
// What may be 0, and then means: not at all.
const FROM_ZERO: readonly string[] = [
  'decisionGraceMinutes',
  'emailReminderHours',
  'informationReminderHours',
  'attendanceReminderHours',
];

/** The fields of a part of the settings, with what its reader has seen; below them, what the change would do. */
export async function SectionForm({ section, edition, zone }: SectionFormProps) {
  const words = await getTranslations('admin.settings');
  const written = writtenOf(section, edition);
  return (
    <ActionForm action={saveSection} name={section} className="grid max-w-text gap-6">
      <input type="hidden" name="section" value={section} />
      <input type="hidden" name="seen" value={seenOf(section, edition)} />
      {Object.entries(written).map(([field, value]) => (
        <input key={field} type="hidden" name={`was-${field}`} value={value} />
      ))}
      {SECTIONS[section].map((key) => (
        <Setting key={key} setting={key} written={written} zone={zone} />
      ))}
      <Foretold words={{ title: words('effects.title') }} />
      <div className="flex flex-wrap gap-3">
        <Button name="step" value="save">
          {words('save')}
        </Button>
        <Button name="step" value="check" tone="quiet">
          {words('check')}
        </Button>
      </div>
    </ActionForm>
  );
}

type SettingProps = { setting: SectionKey; written: Record<string, string>; zone: string };

async function Setting({ setting, written, zone }: SettingProps) {
  const [words, { locale }] = await Promise.all([getTranslations('admin.settings'), deskEdition()]);
  const label = words(`field.${setting}`);
  const help = helpOf();
  const input = (more: ComponentProps<'input'>) => (
    <KeptInput name={setting} label={label} help={help} defaultValue={written[setting]} {...more} />
  );
  if (NAMES.includes(setting)) {
    const present = Object.fromEntries(LOCALES.map((one) => [one, written[`${setting}.${one}`] ?? '']));
    return <NameInLanguages name={setting} label={label} help={help} maxLength={200} present={present} />;
  }
  if (MOMENTS.includes(setting)) return input({ type: 'datetime-local', className: 'max-w-64' });
  if (DAYS.includes(setting)) return input({ type: 'date', className: 'max-w-48' });
  if (setting === 'contactEmail') return input({ type: 'email', autoComplete: 'off' });
  if (setting === 'timeZone') {
    return (
      <>
        {input({ list: 'zones', autoComplete: 'off', className: 'max-w-80' })}
        <datalist id="zones">
          {Intl.supportedValuesOf('timeZone').map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </>
    );
  }
  if (setting === 'hostCountry') {
    const choices = COUNTRY_CODES.map((value) => ({ value, label: countryName(value, locale) }));
    return (
      <KeptSelect
        name={setting}
        label={label}
        help={help}
        defaultValue={written[setting]}
        choices={choices.sort((one, other) => one.label.localeCompare(other.label, locale))}
      />
    );
  }
  if (setting === 'shield') {
    const choices = SHIELD_MODES.map((value) => ({ value, label: words(`shield.${value}`) }));
    return (
      <KeptSelect
        name={setting}
        label={label}
        help={help}
        defaultValue={written[setting]}
        choices={choices}
      />
    );
  }
  if (setting === 'isTicketStoppedUnagreed') {
    const choices = (['false', 'true'] as const).map((value) => ({
      value,
      label: words(`stopped.${value}`),
    }));
    return (
      <KeptSelect
        name={setting}
        label={label}
        help={help}
        defaultValue={written[setting]}
        choices={choices}
      />
    );
  }
  const min = FROM_ZERO.includes(setting) ? 0 : 1;
  return input({ type: 'number', inputMode: 'numeric', min, step: 1, className: 'tabular max-w-40' });

  function helpOf(): string | undefined {
    if (setting === 'attendanceConfirmBy') return words('help.attendanceConfirmBy', { zone });
    if (MOMENTS.includes(setting)) return words('help.moment', { zone });
    if (setting.endsWith('ReminderHours')) return words('help.reminder');
    const key = `help.${setting}` as 'help.decisionDays';
    return words.has(key) ? words(key) : undefined;
  }
}
