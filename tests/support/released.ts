import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Released = { url: string; release(): void; stop(): Promise<void> };

/** Stands before a server and, once told, gives out its service worker as that of another release. */
export async function releasedBefore(server: string): Promise<Released> {
  let releases = 0;
  const proxy = createServer((incoming, outgoing) => {
    const { method, headers, url = '/' } = incoming;
    const isWorker = url.startsWith('/serwist/sw.js');
    const inward = request(new URL(url, server), { method, headers }, (answer) => {
      const {
        'content-length': _length,
        'content-encoding': _encoding,
        etag: _tag,
        ...said
      } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, isWorker ? said : answer.headers);
      if (isWorker) outgoing.write(`/* another release: ${releases} */\n`);
      answer.pipe(outgoing);
    });
    inward.on('error', () => outgoing.destroy());
    if (isWorker) inward.removeHeader('accept-encoding');
    incoming.pipe(inward);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    release: () => {
      releases += 1;
    },
    stop: async () => {
      proxy.closeAllConnections();
      await new Promise((done) => proxy.close(done));
    },
  };
}
