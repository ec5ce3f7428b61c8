import { channel } from 'node:diagnostics_channel';

// As with refusals: who looks a credential up tells, the server in front hears.
const welcomes = channel('forum.welcome');

/** Tells that a credential of staff, of a gate or of a program is good, by the hash of its token. */
export const tellWelcome = (tokenHash: string): void => welcomes.publish(tokenHash);

export const onWelcome = (hear: (tokenHash: string) => void): void =>
  welcomes.subscribe((tokenHash) => hear(tokenHash as string));
