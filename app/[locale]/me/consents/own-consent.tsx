import { getLocale, getTranslations } from 'next-intl/server';
import { StateTag } from '@/app/_ui/tag';
import type { OwnConsent as Own } from '@/lib/dashboard/own-consents';
import { moment } from '@/messages/dates';
import { documentAddress } from '../../(public)/privacy/document-address';
import { PressForm } from '../press-form';
import { giveOwn, withdrawOwnConsent } from './actions';

type OwnConsentProps = { own: Own; reference: string; timeZone: string; mayChange: boolean };

/** One consent: what stands, what taking it back does, and the way to do it. */
export async function OwnConsent({ own, reference, timeZone, mayChange }: OwnConsentProps) {
  const [words, locale] = await Promise.all([getTranslations('consents'), getLocale()]);
  const { purpose, standing, last, document } = own;
  const name = words(`name.${purpose}`);
  const of = { locale, reference, purpose };
  const isGiven = standing !== undefined;
  const when = (at: Date) => moment(at, locale, timeZone);
  return (
    <section aria-labelledby={purpose} className="grid gap-3 border-t border-line pt-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id={purpose} className="text-lg">
          {name}
        </h2>
        <StateTag tone={own.isOwed ? 'wait' : isGiven ? 'good' : 'neutral'}>
          {words(own.isOwed ? 'own.owed' : isGiven ? 'own.given' : 'own.notGiven')}
        </StateTag>
      </div>
      <p className="text-muted">
        {isGiven && last && words('own.givenAt', { version: standing, at: when(last.givenAt) })}
        {!isGiven && last?.withdrawnAt && words('own.withdrawnAt', { at: when(last.withdrawnAt) })}{' '}
        <a className="link" href={documentAddress(locale, purpose, standing)}>
          {words('own.read')}
        </a>
      </p>
      {own.isOwed && (
        <>
          <p>
            {words('own.newVersion', { version: document.version })}{' '}
            <a className="link" href={documentAddress(locale, purpose)}>
              {words('document.newest')}
            </a>
          </p>
          {mayChange && (
            <PressForm
              tone="accent"
              action={giveOwn.bind(null, of, document.version, 'consents')}
              label={words('own.agree', { version: document.version })}
              name={name}
            />
          )}
        </>
      )}
      <p>{words(`own.effect.${purpose}`)}</p>
      {mayChange && own.isNeeded && (
        <p>
          <a className="link" href={`/${locale}/me/data#requests`}>
            {words('own.toRequest')}
          </a>
        </p>
      )}
      {mayChange && !own.isNeeded && isGiven && (
        <details>
          <summary
            className="link inline-block cursor-pointer py-2"
            aria-label={`${words('own.take')}: ${name}`}
          >
            {words('own.take')}
          </summary>
          <div className="grid gap-3 pt-2">
            <PressForm
              tone="danger"
              action={withdrawOwnConsent.bind(null, of)}
              label={words('own.takeSure')}
              name={name}
            />
          </div>
        </details>
      )}
      {mayChange && !own.isNeeded && !isGiven && (
        <PressForm
          action={giveOwn.bind(null, of, document.version, 'consents')}
          label={words('own.give')}
          name={name}
        />
      )}
    </section>
  );
}
