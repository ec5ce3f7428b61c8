import type { ConsentPurpose } from '@/db/schema';
import { closeConsent, noteConsent } from '@/lib/consent/commands';
import { currentVersions } from '@/lib/consent/queries';
import { appliesTo, isNeeded } from '@/lib/consent/rules';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import type { Registration } from './intake';
import { isOwner } from './policy';
import { isActive } from './rules';
import { lockRegistration, stateChanged } from './transition';

export type AgreementRefusal =
  | 'NOT_FOUND'
  | 'NOT_ALLOWED'
  | 'STATE_CHANGED'
  | 'CONSENTS_CHANGED'
  | 'CONSENT_NEEDED';

type Given = { reference: string; purpose: ConsentPurpose; version: number; locale: string };

/** The person agrees to a text in the version that was shown; a newer one is shown first. To agree twice changes nothing. */
export function giveConsent(scope: Scope, given: Given): Promise<Result<void, AgreementRefusal>> {
  return ofOwner(scope, given.reference, async (tx, registration, hostCountry) => {
    const { purpose, version, locale } = given;
    if (!isActive(registration.state)) return stateChanged(registration.state);
    if (!appliesTo(purpose, { hostCountry }, registration)) return refuse('NOT_FOUND');
    if ((await currentVersions(tx))[purpose] !== version)
      return refuse('CONSENTS_CHANGED', { purposes: [purpose] });
    const { id: registrationId, editionId } = registration;
    const stamp = { locale, givenAt: tx.now, givenBy: 'own' as const };
    await noteConsent(tx, { registrationId, editionId, purpose, version, ...stamp });
    return ok(undefined);
  });
}

/**
 * The person takes one free consent back, and it holds at once. What is needed to take part is taken back by giving up the
 * registration. From two tabs, it is taken back once.
 */
export function withdrawConsent(
  scope: Scope,
  { reference, purpose }: Pick<Given, 'reference' | 'purpose'>,
): Promise<Result<void, AgreementRefusal>> {
  return ofOwner(scope, reference, async (tx, registration) => {
    if (isNeeded(purpose) && isActive(registration.state)) return refuse('CONSENT_NEEDED');
    await closeConsent(tx, registration.id, purpose, 'own');
    return ok(undefined);
  });
}

function ofOwner(
  scope: Scope,
  reference: string,
  work: (
    tx: TxScope,
    registration: Registration,
    hostCountry: string,
  ) => Promise<Result<void, AgreementRefusal>>,
): Promise<Result<void, AgreementRefusal>> {
  return inTransaction<void, AgreementRefusal>(scope, async (tx) => {
    const locked = await lockRegistration(tx, { reference });
    if (!locked.ok) return locked;
    const { registration, edition } = locked.value;
    if (!isOwner(tx.actor, registration)) return refuse('NOT_ALLOWED');
    return work(tx, registration, edition.hostCountry);
  });
}
