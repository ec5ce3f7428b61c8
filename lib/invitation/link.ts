import { keysIn, signedToken } from '@/lib/core/signed-keys';

const PURPOSE = 'invitation-link';

/** The token of the link in an invitation's letter. */
export const linkToken = (id: string): string => signedToken([id], PURPOSE);

/** The invitation that a link's token names; undefined when the signature is not ours. */
export const invitationIdIn = (token: string): string | undefined => keysIn(token, 1, PURPOSE)?.[0];
