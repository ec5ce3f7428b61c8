// A registry that mirrors only some platforms makes npm leave the others out of the lock file without a word, and
// `npm ci` then refuses it everywhere. This adds what is left out: names and versions are those that the packages
// themselves name; only the checksum stays unknown. Run it after every change of the dependencies;
// with --check it only looks.
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const added = [];
for (const [path, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (!/^\d+\.\d+\.\d+[^ ]*$/.test(version) || isResolved(path, name, version)) continue;
    lock.packages[placeOf(path, name)] = entryFor(name, version, dev);
    added.push(`${name}@${version}`);
  }
}
const root = lock.packages[''];
const sorted = Object.entries(lock.packages)
  .filter(([path]) => path !== '')
  .sort(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = { '': root, ...Object.fromEntries(sorted) };
if (added.length && !process.argv.includes('--check'))
  writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added.length} missing${added.map((one) => `\n  ${one}`).join('')}\n`);

/** As Node looks for it: beside the dependent, then one folder up, and so on; the first one found must be the one. */
function isResolved(path, name, version) {
  for (let at = path; ; at = at.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const found = lock.packages[`${at}${at && '/'}node_modules/${name}`];
    if (found) return found.version === version;
    if (at === '') return false;
  }
}

/** At the top, or beside the dependent when another version stands there. */
function placeOf(path, name) {
  const top = `node_modules/${name}`;
  return lock.packages[top] ? path.replace(/node_modules\/(@[^/]+\/)?[^/]+$/, top) : top;
}

function entryFor(name, version, dev) {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter(
    (processor) => words.includes(processor) || (processor === 'arm' && words.includes('gnueabihf')),
  );
  const libc = words.includes('musl')
    ? ['musl']
    : words.includes('gnu') || words.includes('gnueabihf')
      ? ['glibc']
      : [];
  if (!cpu.length) throw new Error(`for which machines is ${name}?`);
  return {
    version,
    cpu,
    ...(dev && { dev }),
    ...(libc.length && { libc }),
    optional: true,
    ...(os.length && { os }),
  };
}
