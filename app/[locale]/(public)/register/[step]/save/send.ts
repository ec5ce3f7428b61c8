import { demandProof } from '@/app/_server/proof-of-work';
import { connection } from '@/lib/core/connection';
import { foldEmail } from '@/lib/core/fold';
import type { FieldFault } from '@/lib/core/input';
import { log } from '@/lib/core/log';
import { tellRefusal } from '@/lib/core/refusal-notice';
import { ok, type Refusal } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { STEP_FIELDS } from '@/lib/registration/form';
import { spendApplication, submitDraftInCompany } from '@/lib/registration/gathering';
import { STEP_KEYS } from '@/lib/registration/input';
import type { Locale } from '@/messages/locales';

type Sender = {
  locale: Locale;
  address: string;
  /** As it was typed. */
  email: string;
  /** The solved task that the form brought, if any. */
  proof: unknown;
};

/** Submits the draft; returns where to go next, below the registration's address. A refusal leads back to the form. */
export async function send(scope: Scope, token: string, sender: Sender): Promise<string> {
  try {
    const spent = await spendApplication(connection().db, scope, sender.address);
    if (!spent.ok) return refusedPath(spent.refusal);
    // Who is signed in with the address of the application has shown more than a machine's work.
    const isTheirs =
      scope.actor.kind === 'person' && foldEmail(scope.actor.email) === foldEmail(sender.email);
    const shown = isTheirs ? ok(undefined) : await demandProof(scope, sender.proof);
    if (!shown.ok) {
      tellRefusal(sender.address);
      return refusedPath(shown.refusal);
    }
    const sent = await submitDraftInCompany(scope, token, sender.locale);
    return sent.ok ? '/done' : refusedPath(sent.refusal);
  } catch (err) {
    log.error({ err, requestId: scope.requestId }, 'submission failed');
    return refusedPath({ code: 'INTERNAL' });
  }
}

function refusedPath({ code, details }: Refusal): string {
  const wait = Number(details?.retryAfterSeconds ?? 0);
  if (code === 'NOT_FOUND') return '?lost=1';
  if (code === 'INVALID_INPUT') {
    const faults = (details?.errors ?? []) as FieldFault[];
    const paths = faults.map(({ path }) => path.replace(/\.\d+$/, ''));
    const code = faults.find(({ path }) => path === 'invitationCode')?.code;
    const step = STEP_KEYS.find((key) => STEP_FIELDS[key].some((field) => paths.includes(field)));
    return `/${step ?? 'who'}?check=1&from=check${code ? `&code=${code}` : ''}#problems`;
  }
  return `/consents?refused=${code}${wait ? `&wait=${wait}` : ''}#problems`;
}
