import { getLocale, getTranslations } from 'next-intl/server';
import { pageScope } from '@/app/_server/scope';
import type { OwnRecord } from '@/lib/dashboard/own';
import { ownConsents } from '@/lib/dashboard/own-consents';
import { DocumentText } from '../../(public)/privacy/document-text';
import { PressForm } from '../press-form';
import { giveOwn } from './actions';

/** What the person is asked to agree to anew, before everything else: the text, and one button below it. */
export async function OwedConsents({ record: { registration, edition } }: { record: OwnRecord }) {
  const owed = (await ownConsents(await pageScope(), registration, edition)).filter(({ isOwed }) => isOwed);
  if (owed.length === 0) return null;
  const [words, locale] = await Promise.all([getTranslations('consents'), getLocale()]);
  return (
    <section aria-labelledby="owed" className="grid gap-5 rounded border-2 border-brick bg-surface p-5">
      <h2 id="owed" className="text-xl">
        {words('own.owedTitle')}
      </h2>
      <p>{words('own.owedLead')}</p>
      {edition.isTicketStoppedUnagreed && registration.state === 'approved' && (
        <p className="font-medium">{words('own.owedTicket')}</p>
      )}
      {owed.map(({ purpose, document }) => (
        <div key={purpose} className="grid gap-4 border-t border-line pt-4">
          <details>
            <summary className="link inline-block cursor-pointer py-2">
              {words('own.readHere', { name: words(`name.${purpose}`), version: document.version })}
            </summary>
            <div className="pt-3">
              <DocumentText document={document} />
            </div>
          </details>
          <PressForm
            tone="accent"
            action={giveOwn.bind(
              null,
              { locale, reference: registration.reference, purpose },
              document.version,
              'me',
            )}
            label={words('own.agree', { version: document.version })}
            name={words(`name.${purpose}`)}
          />
        </div>
      ))}
      <p className="text-sm text-muted">{words('own.owedElse')}</p>
    </section>
  );
}
