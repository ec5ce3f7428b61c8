import type { Wallet } from '@/db/schema';
import { ownRecord } from '@/lib/dashboard/own';
import { credentialOf } from '@/lib/wallet/queries';
import { type Credentials, type Pass, passOf } from '@/lib/wallet/rules';
import { type Locale, toLocale } from '@/messages/locales';
import { seeOther } from './form-post';
import { pageScope } from './scope';

type OwnPass<W extends Wallet> = {
  pass: Pass;
  credential: Credentials[W];
  editionId: string;
  locale: Locale;
};

/** What the visitor's own ticket says in a wallet, with what signs it; else where to go instead. */
export async function ownPass<W extends Wallet>(language: string, wallet: W): Promise<OwnPass<W> | Response> {
  const locale = toLocale(language);
  const ticketPage = `/${locale}/me/ticket`;
  const scope = await pageScope();
  if (scope.actor.kind !== 'person') return seeOther(`/sign-in?next=${ticketPage}`);
  const [record, credential] = await Promise.all([ownRecord(scope), credentialOf(scope, wallet)]);
  if (!record?.ticket || !credential) return seeOther(ticketPage);
  const { registration, edition, category, ticket } = record;
  const pass = passOf({ registration, edition, category, ticket }, locale);
  return { pass, credential, editionId: edition.id, locale };
}
