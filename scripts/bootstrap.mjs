// Runs on whatever Node the machine has, before anything is installed: plain JavaScript and no packages.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const STAMP = 'node_modules/.forum-lockfile';
const NODE = 'node_modules/node/bin/node';
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const MODES = {
  start: 'production',
  demo: 'production',
  forum: 'production',
  bench: 'production',
  dev: 'development',
};

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
const [name = '', ...args] = process.argv.slice(2);
// The answer of a command stands alone on standard output, and progress beside it.
const progress = name === 'forum' ? process.stderr : process.stdout;

if (!existsSync(`scripts/${name}.ts`)) {
  process.stderr.write(`There is no command "${name}".\n`);
  process.exit(1);
}
const lockfile = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
if (!isInstalled()) await install();
await runScript();

function isInstalled() {
  if (!existsSync(NODE)) return false;
  if (existsSync(STAMP)) return readFileSync(STAMP, 'utf8') === lockfile;
  // Installed by hand: npm leaves a list of what it put there.
  if (!existsSync('node_modules/.package-lock.json')) return false;
  const listed = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;
  const installed = listed('node_modules/.package-lock.json');
  const wanted = Object.entries(listed('package-lock.json')).filter(([path]) => path !== '');
  return wanted.every(([path, { version, optional }]) =>
    installed[path] ? installed[path].version === version : optional,
  );
}

async function install() {
  const start = Date.now();
  const seconds = () => `${Math.round((Date.now() - start) / 1000)} s`;
  progress.write('Installing packages (about a minute at first) …\n');
  const ticker = setInterval(() => progress.write(`  … ${seconds()}\n`), 5000);
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const flags = ['ci', '--include=dev', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  // A group of its own, ended at once: npm itself would go on for minutes after Ctrl-C, and a next start begins anew.
  const child = spawn(npm[0], [...npm.slice(1), ...flags], { stdio: ['ignore', 2, 2], detached: true });
  const giveUp = () => {
    process.kill(-child.pid, 'SIGKILL');
    process.exit(130);
  };
  for (const signal of SIGNALS) process.once(signal, giveUp);
  const code = await finish(child);
  for (const signal of SIGNALS) process.off(signal, giveUp);
  clearInterval(ticker);
  if (code !== 0) {
    process.stderr.write('Cannot start: the packages could not be installed (see above).\n');
    process.exit(1);
  }
  writeFileSync(STAMP, lockfile);
  progress.write(`  done in ${seconds()}\n`);
}

async function runScript() {
  const mode = MODES[name] ? { NODE_ENV: MODES[name] } : {};
  // The channel tells the script that we are gone, however we went.
  const child = spawn(NODE, ['--import', 'tsx', `scripts/${name}.ts`, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...mode, NEXT_TELEMETRY_DISABLED: '1' },
  });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  if (process.env.npm_command) watchParent(child);
  process.exit(await finish(child));
}

/** `kill -9` of npm reaches nobody else: a server that outlives it would hold the port against the next start. */
function watchParent(child) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) child.disconnect();
    if (process.ppid !== parent) clearInterval(timer);
  }, 500);
  timer.unref();
}

function finish(child) {
  return new Promise((resolve) => {
    child.on('error', (error) => {
      process.stderr.write(`Cannot start: ${error.message}\n`);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
