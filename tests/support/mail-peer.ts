import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export type MailPeer = {
  url: string;
  messages: ParsedMail[];
  /** The nth message (from 1) to this address, when it has come. */
  waitFor(address: string, nth?: number): Promise<ParsedMail>;
  /** Answers the next `count` messages with this SMTP code: 451 try again, 550 never. */
  refuseNext(code: number, count?: number): void;
  /** Takes no letters to an address any more, and says why: `550 5.1.1 no such user`. */
  refuseAddress(address: string, code: number, why: string): void;
  stop(): Promise<void>;
};

const PATIENCE_MS = 10_000;

/** A real SMTP server on this machine that keeps what it is given. */
export async function startMailPeer(): Promise<MailPeer> {
  const messages: ParsedMail[] = [];
  const refusals: number[] = [];
  const unknown = new Map<string, { code: number; why: string }>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address: to }, _session, done) => {
      const refused = unknown.get(to.toLowerCase());
      done(refused && Object.assign(new Error(refused.why), { responseCode: refused.code }));
    },
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        const code = refusals.shift();
        if (code) return done(Object.assign(new Error('refused by the test'), { responseCode: code }));
        messages.push(mail);
        done();
      }, done);
    },
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `smtp://127.0.0.1:${port}`,
    messages,
    waitFor: (to, nth = 1) => waitFor(messages, to, nth),
    refuseNext: (code, count = 1) => void refusals.push(...Array(count).fill(code)),
    refuseAddress: (to, code, why) => void unknown.set(to.toLowerCase(), { code, why }),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function waitFor(messages: ParsedMail[], address: string, nth: number): Promise<ParsedMail> {
  const patience = Date.now() + PATIENCE_MS;
  while (Date.now() < patience) {
    const found = messages.filter((mail) => recipients(mail).includes(address.toLowerCase()))[nth - 1];
    if (found) return found;
    await sleep(20);
  }
  throw new Error(`no mail number ${nth} to this address; there are ${messages.length} messages in all`);
}

const recipients = ({ to }: ParsedMail): (string | undefined)[] =>
  [to ?? []].flat().flatMap((header) => header.value.map((one) => one.address?.toLowerCase()));
