import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '../_desk/action-form';
import { KeptArea } from '../_desk/kept-fields';
import { saveRecipients } from './actions';

type RecipientsProps = { emails: readonly string[]; locale: string };

/** The addresses that get the report of each morning. */
export async function Recipients({ emails, locale }: RecipientsProps) {
  const words = await getTranslations('admin.reports');
  return (
    <section aria-labelledby="recipients" className="grid max-w-text gap-4 print:hidden">
      <h2 id="recipients" className="text-lg">
        {words('recipients')}
      </h2>
      <ActionForm action={saveRecipients} name="recipients">
        <input type="hidden" name="locale" value={locale} />
        <KeptArea
          name="emails"
          label={words('emails')}
          help={words('emailsHelp')}
          optional={words('optional')}
          defaultValue={emails.join('\n')}
          rows={Math.max(3, emails.length + 1)}
        />
        <p>
          <Button tone="quiet">{words('save')}</Button>
        </p>
      </ActionForm>
    </section>
  );
}
