import { record } from '@/lib/audit/commands';
import { noteEnrolment } from '@/lib/auth/proof';
import type { Opened } from '@/lib/auth/rules';
import type { Person } from '@/lib/core/actor';
import type { TxScope } from '@/lib/core/scope';
import type { Locale } from '@/messages/locales';
import { countCodes } from './queries';
import { newCodes } from './recovery';
import { tell } from './telling';

/** With the recovery codes that came along, if it was the first factor, and the session renewed by it; they are shown this once. */
export type Enrolled = { codes: string[]; renewed?: Opened };
export type New = { kind: 'app' } | { kind: 'passkey'; passkeyId: string; name: string };

/** All that follows from a new factor, in the transaction that has written it and locked its owner. */
export async function finishEnrolment(
  tx: TxScope,
  person: Person,
  made: New,
  locale: Locale,
): Promise<Enrolled> {
  const renewed = await noteEnrolment(tx, person);
  await record(tx, {
    action: 'factor.enrolled',
    subject: `person:${person.userId}`,
    after: made.kind === 'app' ? { kind: 'app' } : { kind: 'passkey', passkey: made.passkeyId },
    // What somebody calls a device may be a name.
    personal: made.kind === 'app' ? undefined : { name: made.name },
  });
  await tell(tx, person, 'added', locale);
  const codes = (await countCodes(tx, person.userId)) > 0 ? [] : await newCodes(tx, person);
  return { codes, renewed };
}
