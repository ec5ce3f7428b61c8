import { channel } from 'node:diagnostics_channel';

// The process's own whichever bundle asks for it: pages and commands tell, the server in front of them hears.
const refusals = channel('forum.refusal');

/** Tells that something asked from this address was refused, where the status of the answer does not say so. */
export const tellRefusal = (address: string): void => refusals.publish(address);

export const onRefusal = (hear: (address: string) => void): void =>
  refusals.subscribe((address) => hear(address as string));
