import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '../_desk/action-form';
import type { DeskAction } from '../_desk/form-state';
import { KeptInput } from '../_desk/kept-fields';

type SaveFormProps = {
  action: DeskAction;
  label: string;
  /** What was previewed, and what the sizes were then. */
  values: Record<string, string>;
  isDangerous?: boolean;
};

/** The second step: what has been looked at is saved, with a reason for the history. */
export async function SaveForm({ action, label, values, isDangerous = false }: SaveFormProps) {
  const [words, common] = await Promise.all([
    getTranslations('admin.pools.preview'),
    getTranslations('common.form'),
  ]);
  return (
    <ActionForm action={action} name="save" label={label} className="grid max-w-text gap-4">
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <KeptInput
        name="reason"
        label={words('reason')}
        help={words('reasonHelp')}
        optional={common('optional')}
        maxLength={500}
        autoComplete="off"
      />
      <p>
        <Button tone={isDangerous ? 'danger' : 'primary'}>{label}</Button>
      </p>
    </ActionForm>
  );
}
