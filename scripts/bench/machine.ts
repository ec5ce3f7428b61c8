import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { findPrograms } from '@/db/cluster/binaries';
import { findNginx } from '../nginx/program';

/** On what a figure was measured; without it a figure says nothing. */
export async function machineFacts() {
  const processors = cpus();
  return {
    cores: processors.length,
    processor: processors[0]?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    postgres: await postgresVersion(),
    nginx: nginxVersion(),
    commit: commit(),
  };
}

const said = (program: string, ...words: string[]): string => {
  const { stdout, stderr } = spawnSync(program, words);
  return `${stdout ?? ''}${stderr ?? ''}`.trim();
};

/** The embedded one, on which all benchmarks run. */
const postgresVersion = async (): Promise<string> =>
  said((await findPrograms({})).postgres, '--version')
    .split(' ')
    .at(-1) ?? 'unknown';

function nginxVersion(): string | undefined {
  const program = findNginx();
  return program && said(program, '-v').split('/').at(-1);
}

/** The commit, with a mark when files differ from it. */
function commit(): string {
  const name = said('git', 'rev-parse', '--short', 'HEAD');
  return said('git', 'status', '--porcelain') ? `${name}+changes` : name;
}
