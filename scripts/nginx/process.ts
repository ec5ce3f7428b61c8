import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryDirectory } from '../temporary-directory';
import { ensureNginx } from './program';

export type Nginx = { url: string; log(): string; stop(): Promise<void> };

type Site = {
  /** Where nginx shall listen; the processes behind it must know it as their PUBLIC_URL. */
  port: number;
  processes: readonly { port: number }[];
  /** forum-site.conf; by default one server without TLS. */
  site?: string;
};

const PATIENCE_MS = 10_000;
const LOOK_EVERY_MS = 20;

/** nginx with the configuration of `deploy`, moved into a directory of its own and in front of the given processes. */
export async function startNginx({ port, processes, site }: Site): Promise<Nginx> {
  const program = await ensureNginx();
  const { path, remove } = temporaryDirectory('nginx');
  writeConfiguration(path, processes, site ?? plainSite(port));
  const given = ['-p', path, '-c', `${path}/nginx.conf`];
  const checked = spawnSync(program, ['-t', '-q', ...given]);
  if (checked.status !== 0) {
    remove();
    throw new Error(`nginx refuses its configuration: ${checked.stderr}`);
  }
  // The shell ends nginx when its input ends, also where we are killed and can end nothing.
  const script = '"$@" & child=$!; read -r _; kill -TERM $child; wait $child';
  const child = spawn('/bin/sh', ['-c', script, 'sh', program, ...given, '-g', 'daemon off;'], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const stop = async () => {
    child.stdin.end();
    if (child.exitCode === null) await once(child, 'exit');
    remove();
  };
  await expectListener(port).catch(async (error) => {
    await stop();
    throw error;
  });
  return {
    url: `http://127.0.0.1:${port}`,
    log: () => readFileSync(`${path}/log/nginx/access.log`, 'utf8'),
    stop,
  };
}

function writeConfiguration(path: string, processes: Site['processes'], site: string): void {
  for (const name of ['log', 'lib']) mkdirSync(`${path}/${name}/nginx`, { recursive: true });
  const given = (name: string) => readFileSync(`deploy/${name}`, 'utf8');
  const write = (name: string, content: string) => writeFileSync(`${path}/${name}`, content);
  const own = given('nginx.conf').replaceAll('/var/', `${path}/`).replace('/run/', `${path}/`);
  write('nginx.conf', own.replace(' buffer=64k flush=1s', ''));
  const servers = processes.map(({ port }) => `server 127.0.0.1:${port} max_fails=2 fail_timeout=2s;\n`);
  write('forum-processes.conf', given('forum-processes.conf').replace(/( *server .*\n)+/, servers.join('')));
  write('forum-locations.conf', given('forum-locations.conf'));
  // Debian's nginx keeps these where only root may write.
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${path}/lib/nginx/${name};\n`,
  );
  write('forum-site.conf', temporary.join('') + site);
}

const plainSite = (port: number) => `server {
  listen 127.0.0.1:${port};
  include forum-locations.conf;
}`;

async function expectListener(port: number): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await isListening(port))) {
    if (performance.now() > deadline) throw new Error(`nginx did not listen on port ${port}`);
    await sleep(LOOK_EVERY_MS);
  }
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const tell = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', tell(true)).once('error', tell(false));
  });
}
