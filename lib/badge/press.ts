import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { BadgeDocument } from './face';

type Answer = { number: number; pdf?: Uint8Array; fault?: string };
type Waiting = { resolve: (pdf: Buffer) => void; reject: (error: Error) => void };

let press: ChildProcess | undefined;
let last = 0;
const waiting = new Map<number, Waiting>();

/**
 * Sets badges as one PDF, in a process of its own that is started once and kept: it reads its fonts when it starts.
 * @throws when the typesetter fails; what it said is not passed on, for it may quote names
 */
export function setBadges(document: BadgeDocument): Promise<Buffer> {
  press ??= startPress();
  const current = press;
  last += 1;
  const number = last;
  return new Promise((resolve, reject) => {
    waiting.set(number, { resolve, reject });
    current.send({ number, document }, (error) => {
      if (error) settle({ number, fault: error.name });
    });
  });
}

function startPress(): ChildProcess {
  // Not `fork`: Turbopack would want to bundle what it starts. The server's own flags, its loader among them, are not for it.
  const child = spawn(process.execPath, [join(process.cwd(), 'lib/badge/typesetting.ts')], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.on('message', (answer) => settle(answer as Answer));
  const end = () => {
    if (press === child) press = undefined;
    for (const number of [...waiting.keys()]) settle({ number, fault: 'the press has stopped' });
  };
  child.on('exit', end);
  child.on('error', end);
  // It never keeps the server from ending, and ends with it.
  child.unref();
  child.channel?.unref();
  return child;
}

function settle({ number, pdf, fault }: Answer): void {
  const order = waiting.get(number);
  waiting.delete(number);
  if (pdf) order?.resolve(Buffer.from(pdf));
  else order?.reject(new Error(`badges were not set: ${fault}`));
}
