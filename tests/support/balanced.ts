import { freePort } from '@/db/cluster/free-port';
import { type Nginx, startNginx } from '@/scripts/nginx/process';
import { type ServerProcess, startServers } from '@/scripts/server/process';

export type Balanced = { url: string; nginx: Nginx; servers: ServerProcess[]; stop(): Promise<void> };

/** Two production servers behind nginx, as one forum under one address. */
export async function startBalanced(databaseUrl: string): Promise<Balanced> {
  const port = await freePort();
  const servers = await startServers(2, databaseUrl, {
    TRUSTED_PROXIES: '127.0.0.1',
    PUBLIC_URL: `http://127.0.0.1:${port}`,
  });
  const nginx = await startNginx({ port, processes: servers });
  const stop = async () => {
    await nginx.stop();
    await Promise.all(servers.map((server) => server.stop()));
  };
  return { url: nginx.url, nginx, servers, stop };
}
