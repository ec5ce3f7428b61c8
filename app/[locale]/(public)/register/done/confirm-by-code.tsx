import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import type { Receipt } from '@/lib/registration/receipt';
import { moment } from '@/messages/dates';
import type { Locale } from '@/messages/locales';
import { CodeForm } from '../../../_application/code-form';
import { confirmByCode, resend } from './actions';
import { ResendForm } from './resend-form';

/** The one thing that is left to do, with the address it was sent to. */
export async function ConfirmByCode({ receipt, locale }: { receipt: Receipt; locale: Locale }) {
  const words = await getTranslations('register.done');
  const by = moment(receipt.confirmBy, locale, receipt.timeZone);
  return (
    <section aria-labelledby="confirm" className="grid gap-5 rounded border border-edge bg-surface p-5">
      <h2 id="confirm" className="text-lg">
        {words('confirmTitle')}
      </h2>
      <p>
        {words.rich(receipt.state === 'approved' ? 'confirmApproved' : 'confirm', {
          email: receipt.email,
          by,
          mail: (chunks) => (
            <strong className="font-semibold">
              <Bidi>{chunks}</Bidi>
            </strong>
          ),
        })}
      </p>
      <CodeForm
        action={confirmByCode.bind(null, locale)}
        words={{
          label: words('code'),
          help: words('codeHelp', { reference: receipt.reference }),
          submit: words('submit'),
        }}
      />
      <div className="grid gap-2 border-t border-line pt-4">
        <ResendForm
          action={resend.bind(null, locale)}
          words={{ submit: words('resend'), done: words('resent') }}
        />
        <p className="text-sm text-muted">{words('resendHelp')}</p>
      </div>
    </section>
  );
}
