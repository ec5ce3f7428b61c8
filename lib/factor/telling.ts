import type { Person } from '@/lib/core/actor';
import type { TxScope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { compose } from '@/lib/mail/commands';
import type { MailContents } from '@/lib/mail/rules';
import type { Locale } from '@/messages/locales';

type Told = MailContents['factor_changed']['what'];

/** Writes to a person that the second factor is not as before: who has not done it learns of it at once. */
export async function tell(
  tx: TxScope,
  { userId, email }: Pick<Person, 'userId' | 'email'>,
  what: Told,
  locale: Locale,
  left = 0,
): Promise<void> {
  await compose(tx, await currentEdition(tx), [
    {
      kind: 'factor_changed',
      // One request changes one thing.
      factKey: `factor:${what}:${userId}:${tx.requestId}`,
      recipient: email,
      locale,
      values: { what, left },
    },
  ]);
}
