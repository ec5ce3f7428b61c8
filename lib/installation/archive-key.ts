import { Decrypter, Encrypter, type Identity, type Recipient, Stanza } from 'age-encryption';
import { masterKeys, unwrap, wrap } from '@/lib/core/master-key';

const KIND = 'forum-data-key';
const CONTEXT = 'backup';

/** The file of a backup is an age file (age-encryption.org) whose key is wrapped by the first key of DATA_KEY. */
export function encrypter(): Encrypter {
  const recipient: Recipient = {
    wrapFileKey(fileKey) {
      const { wrapped, keyId } = wrap(Buffer.from(fileKey), CONTEXT);
      return [new Stanza([KIND, keyId], wrapped)];
    },
  };
  const made = new Encrypter();
  made.addRecipient(recipient);
  return made;
}

/** DATA_KEY lacks the key of the backup. */
export class OtherKey extends Error {}

export function decrypter(): Decrypter {
  const identity: Identity = {
    unwrapFileKey(stanzas) {
      const ours = stanzas.find(({ args: [kind] }) => kind === KIND);
      if (!ours) return null;
      const keyId = ours.args[1] ?? '';
      const given = masterKeys().map(({ id }) => id);
      if (!given.includes(keyId))
        throw new OtherKey(`it was made with the key ${keyId}, and DATA_KEY holds ${given.join(', ')}`);
      return unwrap({ wrapped: Buffer.from(ours.body), keyId }, CONTEXT);
    },
  };
  const made = new Decrypter();
  made.addIdentity(identity);
  return made;
}
