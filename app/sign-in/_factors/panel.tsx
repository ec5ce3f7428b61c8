import { getLocale } from 'next-intl/server';
import { deskEdition } from '@/app/admin/_desk/door';
import { ProofNotice } from '@/app/admin/_desk/proof-notice';
import type { Person } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { inLanguage } from '@/lib/edition/rules';
import { ownFactors, pendingApp } from '@/lib/factor/queries';
import { AppSection } from './app-section';
import { CodesSection } from './codes-section';
import { PasskeySection } from './passkey-section';

/** All that somebody sees to of the own second factor. `path` is the page that it stands on. */
export async function Panel({ scope, person, path }: { scope: Scope; person: Person; path: string }) {
  const [{ edition, clock }, locale] = await Promise.all([deskEdition(), getLocale()]);
  const [own, pending] = await Promise.all([
    ownFactors(scope),
    pendingApp(scope, inLanguage(edition.name, locale)),
  ]);
  const { app, passkeys, codesLeft } = expectOk(own);
  return (
    <>
      <ProofNotice scope={scope} path={path} />
      <AppSection app={app} pending={pending} account={person.email} clock={clock} />
      <PasskeySection passkeys={passkeys} clock={clock} />
      <CodesSection left={codesLeft} hasFactor={app !== undefined || passkeys.length > 0} />
    </>
  );
}
