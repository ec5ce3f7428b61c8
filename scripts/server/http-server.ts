import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isAnnouncedTooLarge } from './admit-body';

export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const DRAIN_MS = 10_000;

/**
 * Listens at once and answers when `ready` is: whoever comes while the application is built waits, and a port that is
 * taken is known before any work is done.
 * @throws {PortTaken}
 */
export async function listen(port: number, address: string | undefined, ready: Promise<Handle>) {
  const inProgress = new Set<ServerResponse>();
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    inProgress.add(response);
    response.once('close', () => inProgress.delete(response));
    try {
      const handle = await ready;
      if (!response.destroyed) await handle(request, response);
    } catch {
      fail(response);
    }
  };
  // Behind nginx a connection must live longer than nginx keeps it, or requests meet a closing one.
  // Ten megabytes from a telephone take a minute; nginx, where it stands in front, takes them in before it asks.
  const limits = { headersTimeout: 15_000, requestTimeout: 120_000, keepAliveTimeout: 75_000 };
  const server = createServer(limits, answer);
  // Without a listener Node invites every announced body, before anyone has looked at its length.
  server.on('checkContinue', (request, response) => {
    if (!isAnnouncedTooLarge(request)) response.writeContinue();
    return answer(request, response);
  });
  await bind(server, port, address);
  return { server, drain: () => drain(server, inProgress) };
}

export class PortTaken extends Error {}

function bind(server: Server, port: number, address: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new PortTaken(`port ${port} is taken`));
      else if (error.code === 'EACCES') reject(new PortTaken(`port ${port} may not be used by this user`));
      else reject(error);
    });
    server.listen({ port, host: address }, resolve);
  });
}

function fail(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(500, { 'content-type': 'text/plain' }).end('Internal Server Error');
}

/** Takes nothing new and lets what is in progress finish, for ten seconds at most. */
async function drain(server: Server, inProgress: Set<ServerResponse>): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  for (const response of inProgress) {
    if (!response.headersSent) response.setHeader('connection', 'close');
    response.once('close', () => setImmediate(() => server.closeIdleConnections()));
  }
  const patience = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearTimeout(patience);
}
