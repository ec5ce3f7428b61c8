import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import next from 'next';
import type { StartEnv } from '@/lib/core/env';
import { shutDown } from '@/lib/core/shutdown';
import { admitBody } from './admit-body';
import { admitPath } from './admit-path';
import { cleanHeaders, originOf } from './clean-headers';
import { floodGate, isWatcher } from './flood-gate';
import { knownGuests } from './guests';
import { type Handle, listen } from './http-server';
import { outageGate } from './outage-gate';
import { turns } from './turns';
import { answerUnavailable } from './unavailable';

const TWO_YEARS = 'max-age=63072000; includeSubDomains';

/**
 * Takes the port. `begin` makes the application ready (its instrumentation migrates and starts the worker) and answers
 * whoever waits; `stop` lets requests finish, then the worker, then closes the connections.
 */
export async function openServer(given: StartEnv, dev = false) {
  ignoreLostOutput();
  const { promise: ready, resolve: open } = Promise.withResolvers<Handle>();
  const { server, drain } = await listen(given.PORT, given.BIND_ADDRESS, ready);
  const isKnown = knownGuests();
  const { isLetIn, watch, isPressed } = floodGate(isKnown);
  const takeTurn = turns({ isPressed });
  const isThere = outageGate(async () => (await ask(server, '/api/health/ready')).ok);
  const origin = originOf(given.TRUSTED_PROXIES, given.publicUrl);
  const begin = async () => {
    const application = next({ dev, quiet: !dev, httpServer: server, port: given.PORT });
    await application.prepare();
    const handle = application.getRequestHandler();
    open(async (request, response) => {
      cleanHeaders(request, origin);
      if (origin.isSecure) response.setHeader('strict-transport-security', TWO_YEARS);
      if (!isThere(request, response) || !isLetIn(request, response)) return;
      if (!admitPath(request, response)) return;
      if (!(await takeTurn(isWatcher(request) || isKnown(request), response)))
        return answerUnavailable(request, response);
      // Meanwhile its address may have been refused too often.
      if (response.destroyed || !isLetIn(request, response)) return;
      watch(request, response);
      const admitted = await admitBody(request, response);
      if (admitted) await handle(admitted, response);
    });
    await expectAnswer(server);
  };
  const stop = async () => {
    open(refuseAll);
    await drain();
    await shutDown();
  };
  return { begin, stop };
}

/** Who read our output may be gone: Next would answer the error of each line with another line, without end. */
function ignoreLostOutput(): void {
  for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);
}

/** For those who waited for a start that is broken off. */
const refuseAll = async (_: unknown, response: ServerResponse): Promise<void> =>
  void response.writeHead(503, { 'retry-after': '10' }).end();

/** Next's `prepare` returns before its instrumentation has run; the first answer comes after it. */
async function expectAnswer(server: Server): Promise<void> {
  const { status } = await ask(server, '/api/health/live');
  if (status >= 500) throw new Error(`the application answers ${status}: see the log`);
}

const PATIENCE_MS = 60_000;

function ask(server: Server, path: string): Promise<Response> {
  const { address, port } = server.address() as AddressInfo;
  const host =
    { '::': '[::1]', '0.0.0.0': '127.0.0.1' }[address] ?? (address.includes(':') ? `[${address}]` : address);
  return fetch(`http://${host}:${port}${path}`, { signal: AbortSignal.timeout(PATIENCE_MS) });
}
