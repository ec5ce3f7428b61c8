import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { test as base, expect } from '@playwright/test';
import { isAlive } from '@/db/cluster/postmaster';
import { directoryInMemory } from '../support/memory';
import { runSql } from '../support/shared-cluster';

type Held = { child: ChildProcess; url?: string; isOwner?: boolean; refused?: string };
type Hold = (as?: 'server' | 'command') => Promise<Held>;

const test = base.extend<{ dataDir: string; hold: Hold }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from the pattern
  dataDir: async ({}, use) => {
    const { path, remove } = directoryInMemory('embedded');
    await use(path);
    remove();
  },
  hold: async ({ dataDir }, use) => {
    const children: ChildProcess[] = [];
    await use(async (as = 'server') => {
      const script = ['--import', 'tsx', 'tests/support/embedded-process.ts', dataDir, as];
      const child = spawn(process.execPath, script, { stdio: ['ignore', 'pipe', 'inherit'] });
      children.push(child);
      const [line] = await once(createInterface({ input: child.stdout }), 'line');
      return { child, ...JSON.parse(line) };
    });
    await Promise.all(children.map(stop));
  },
});

const postmasterOf = (dataDir: string): number =>
  Number.parseInt(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10);

const ended = (pid: number) => expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);

test('the owner stops its database and leaves no process behind', async ({ dataDir, hold }) => {
  const { child, isOwner } = await hold();
  expect(isOwner).toBe(true);
  const pid = postmasterOf(dataDir);
  await stop(child);
  expect(isAlive(pid)).toBe(false);
});

test('the password file is the owner’s alone', async ({ dataDir, hold }) => {
  await hold();
  expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600);
});

test('kill -9 of the owner stops the database too, and nothing written is lost', async ({
  dataDir,
  hold,
}) => {
  const first = await hold();
  await runSql(first.url ?? '', 'CREATE TABLE kept AS SELECT 1');
  const pid = postmasterOf(dataDir);
  first.child.kill('SIGKILL');
  await ended(pid);
  const second = await hold();
  await runSql(second.url ?? '', 'SELECT * FROM kept');
});

test('a database left running by a killed owner is taken over and stopped in the end', async ({
  dataDir,
  hold,
}) => {
  const first = await hold();
  const pid = postmasterOf(dataDir);
  killWatcherOf(pid);
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  expect(isAlive(pid)).toBe(true);
  const second = await hold();
  expect(second.isOwner).toBe(true);
  expect(postmasterOf(dataDir)).toBe(pid);
  await stop(second.child);
  expect(isAlive(pid)).toBe(false);
});

test('a second server on the same data directory is refused by name', async ({ dataDir, hold }) => {
  const { child } = await hold();
  const { refused } = await hold();
  expect(refused).toBe(`${dataDir} is in use by process ${child.pid}: stop it, or choose another DATA_DIR`);
});

test('a command shares the server’s database and leaves it running', async ({ dataDir, hold }) => {
  const server = await hold('server');
  const command = await hold('command');
  expect(command).toMatchObject({ isOwner: false, url: server.url });
  await stop(command.child);
  expect(isAlive(postmasterOf(dataDir))).toBe(true);
});

test('of three commands at once each has the database to the end of its work', async ({ hold }) => {
  const turns = Array.from({ length: 3 }, async () => {
    const { child, url, isOwner } = await hold('command');
    await runSql(url ?? '', 'SELECT pg_sleep(0.3)');
    await stop(child);
    return isOwner;
  });
  expect(await Promise.all(turns)).toEqual([true, true, true]);
});

test('a pid file that names another program is no obstacle', async ({ dataDir, hold }) => {
  const { child } = await hold();
  await stop(child);
  const file = join(dataDir, 'postgres/postmaster.pid');
  expect(existsSync(file)).toBe(false);
  writeFileSync(file, `${process.pid}\n${dataDir}\n1\n5432\n\n127.0.0.1\n`, { mode: 0o644 });
  expect((await hold()).isOwner).toBe(true);
});

/** As if the machine had been too busy to notice: without its watcher a database outlives its owner. */
function killWatcherOf(postmaster: number): void {
  const list = spawnSync('ps', ['-e', '-o', 'pid=,ppid=,args=']).stdout.toString().trim().split('\n');
  const rows = list.map((line) => line.trim().split(/\s+/, 2).map(Number));
  const directory =
    list.find((line) => line.trim().startsWith(`${postmaster} `))?.match(/-D (\S+)/)?.[1] ?? 'none';
  const shells = list
    .filter((line) => line.includes(directory) && line.includes('kill -INT'))
    .map((line) => Number.parseInt(line, 10));
  const readers = rows
    .filter(([, parent]) => parent !== undefined && shells.includes(parent))
    .map(([pid]) => pid);
  for (const pid of [...shells, ...readers]) if (pid) process.kill(pid, 'SIGKILL');
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
