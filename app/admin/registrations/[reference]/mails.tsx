import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import type { DeskClock } from '../../_desk/clock';
import { Go } from '../../_desk/go';
import { When } from '../../_desk/when';
import { MailState } from '../../mail/mail-state';

/** The letters about this registration; only who may read the outbox is given any. */
export async function Mails({ mails, clock }: { mails: RegistrationRecord['mails']; clock: DeskClock }) {
  if (mails.length === 0) return null;
  const words = await getTranslations('admin.record');
  return (
    <section aria-labelledby="mails" className="grid gap-2">
      <h2 id="mails" className="text-lg">
        {words('mails')}
      </h2>
      <ul className="grid">
        {mails.map((mail) => (
          <li
            key={mail.id}
            className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-1 last:border-0"
          >
            <Go href={`/admin/mail/${mail.id}`}>
              <Bidi>{mail.subject || words('noSubject')}</Bidi>
            </Go>
            <span className="ms-auto text-sm text-muted">
              <When at={mail.createdAt} clock={clock} />
            </span>
            <MailState state={mail.state} />
          </li>
        ))}
      </ul>
    </section>
  );
}
