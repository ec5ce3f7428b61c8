import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type CutLine = {
  url: string;
  cut(): void;
  mend(): Promise<void>;
  /** From now on it leads to another machine. */
  leadTo(databaseUrl: string): void;
  close(): Promise<void>;
};

/**
 * A line to the database that can be cut: every connection over it breaks in the middle of whatever it does, and new ones
 * are refused, as when the database's machine is gone.
 */
export async function cutLine(databaseUrl: string): Promise<CutLine> {
  let target = new URL(databaseUrl);
  const open = new Set<Socket>();
  const make = () =>
    createServer((near) => {
      const far = connect(Number(target.port), target.hostname);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        open.add(one);
        one.on('error', () => other.destroy());
        one.once('close', () => {
          open.delete(one);
          other.destroy();
        });
        one.pipe(other);
      }
    });
  let server = make();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${port}`;
  const cut = () => {
    server.close();
    for (const socket of open) socket.destroy();
  };
  return {
    url: url.href,
    cut,
    mend: async () => {
      server = make();
      await once(server.listen(port, '127.0.0.1'), 'listening');
    },
    leadTo: (other) => {
      target = new URL(other);
    },
    close: async () => cut(),
  };
}
