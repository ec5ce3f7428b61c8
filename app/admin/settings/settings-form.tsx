import { getTranslations } from 'next-intl/server';
import type { ComponentProps, ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import type { Edition } from '@/lib/edition/rules';
import { ActionForm } from '../_desk/action-form';
import { KeptInput } from '../_desk/kept-fields';
import { saveSettings } from './actions';
import { type SettingKey, valuesOf } from './fields';

type SettingsFormProps = { edition: Edition; zone: string };

export async function SettingsForm({ edition, zone }: SettingsFormProps) {
  const words = await getTranslations('admin.settings');
  const values = valuesOf(edition);
  const input = (name: SettingKey, help: string, more: ComponentProps<'input'>) => (
    <KeptInput name={name} label={words(`field.${name}`)} help={help} defaultValue={values[name]} {...more} />
  );
  const number = (name: SettingKey, help: string, min = 0) =>
    input(name, help, { type: 'number', inputMode: 'numeric', min, step: 1, className: 'tabular max-w-40' });
  const moment = (name: SettingKey, help = words('help.moment', { zone })) =>
    input(name, help, { type: 'datetime-local', className: 'max-w-64' });
  return (
    <ActionForm action={saveSettings} name="settings" className="grid max-w-text gap-10">
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={`was-${name}`} value={value} />
      ))}
      <Group title={words('group.window')}>
        {moment('registrationOpensAt')}
        {moment('registrationClosesAt')}
      </Group>
      <Group title={words('group.deadlines')}>
        {number('emailConfirmationHours', words('help.emailConfirmationHours'), 1)}
        {number('decisionDays', words('help.decisionDays'), 1)}
        {number('informationDays', words('help.informationDays'), 1)}
        {number('decisionGraceMinutes', words('help.decisionGraceMinutes'))}
      </Group>
      <Group title={words('group.reminders')}>
        {number('emailReminderHours', words('help.reminder'))}
        {number('informationReminderHours', words('help.reminder'))}
        {number('attendanceReminderHours', words('help.reminder'))}
      </Group>
      <Group title={words('group.attendance')}>
        {moment('attendanceConfirmBy', words('help.attendanceConfirmBy', { zone }))}
        {number('attendanceAskDays', words('help.attendanceAskDays'), 1)}
      </Group>
      <Group title={words('group.load')}>
        {number('registrationsPerMinute', words('help.registrationsPerMinute'), 1)}
      </Group>
      <p>
        <Button>{words('save')}</Button>
      </p>
    </ActionForm>
  );
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className="grid gap-5">
    <legend className="mb-3 text-lg font-semibold">{title}</legend>
    {children}
  </fieldset>
);
