import { channel } from 'node:diagnostics_channel';
import { isBroken } from './overload';

// As with refusals: pages and commands tell, the server in front of them hears.
const outages = channel('forum.outage');

/** Tells of an error that looks as if the database were gone; whoever hears it looks for itself. */
export const tellOutage = (error: unknown): void => void (isBroken(error) && outages.publish(undefined));

export const onOutage = (hear: () => void): void => outages.subscribe(hear);
