import { channel } from 'node:diagnostics_channel';

/** Work stops before the connections that it uses are closed. */
const STAGES = ['work', 'connections'] as const;
type Stage = (typeof STAGES)[number];
type Notice = { waitFor(end: Promise<void>): void };

// A channel is the process's own whichever bundle asks for it; a list in this module would exist once per bundle.
const channelOf = (stage: Stage) => channel(`forum.shutdown.${stage}`);

/** Registers what must end before the process does. */
export function onShutdown(stage: Stage, end: () => Promise<void>): void {
  channelOf(stage).subscribe((notice) => (notice as Notice).waitFor(end()));
}

/** Ends everything registered, stage by stage; what fails to end does not keep the rest from ending. */
export async function shutDown(): Promise<void> {
  for (const stage of STAGES) {
    const ends: Promise<void>[] = [];
    channelOf(stage).publish({ waitFor: (end) => ends.push(end) } satisfies Notice);
    await Promise.allSettled(ends);
  }
}
