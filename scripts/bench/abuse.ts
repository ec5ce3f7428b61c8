import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { withProgress } from '../progress';
import type { FloodOrder, FloodReport } from './abuse/flood';
import { type Morning, openMorning } from './abuse/morning';
import { withInstance } from './instance';
import { seatFaults } from './judgement';
import { type Figure, figure, type Measured } from './measured';

const BAD_PER_SECOND = 500;
const CALM_S = 10;
const FLOOD_S = 20;
const WARMING_MS = 3000;
const GOAL_MS = 200;

const FLOODS = [
  { name: 'flood from 5 addresses', addresses: 5 },
  { name: 'flood from 250 addresses', addresses: 250 },
] as const;

/** Whether desk and gates go on answering while 500 bad requests a second arrive: at one process, and behind nginx. */
export const abuse = async (): Promise<Measured[]> => [
  ...(await measureAt('direct', { processes: 1 })),
  ...(await measureAt('nginx', { processes: 2, isBehindNginx: true })),
];

const measureAt = (where: string, shape: Parameters<typeof withInstance>[0]): Promise<Measured[]> =>
  withInstance(shape, async ({ url, scope }) => {
    const morning = await openMorning(url, scope);
    await withProgress(`Warming ${where}`, () => morning.work(CALM_S / 2));
    const calm = await withProgress(`Measuring ${where}, calm`, () => morning.work(CALM_S));
    const measured: Measured[] = [{ part: `${where}, calm`, ...told(calm) }];
    for (const { name, addresses } of FLOODS) {
      const found = await withProgress(`Measuring ${where}, ${name}`, () =>
        under({ url, addresses, perSecond: BAD_PER_SECOND }, morning),
      );
      measured.push({ part: `${where}, ${name}`, ...found });
    }
    measured.at(-1)?.faults.push(...(await seatFaults(scope())));
    return measured;
  });

type Found = { figures: Figure[]; faults: string[] };

async function under(order: FloodOrder, morning: Morning): Promise<Found> {
  const command = ['--import', 'tsx', 'scripts/bench/abuse/flood-process.ts', JSON.stringify(order)];
  const child = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'inherit'] });
  const said = text(child.stdout);
  await sleep(WARMING_MS);
  const worked = told(await morning.work(FLOOD_S), GOAL_MS);
  child.stdin.end();
  const report = JSON.parse(await said) as FloodReport;
  const unexpected = Object.entries(report.unexpected).map(
    ([name, count]) => `${count} bad requests, ${name}`,
  );
  const broken = report.broken > 0 ? [`${report.broken} connections of the flood broke`] : [];
  return {
    figures: [
      figure('bad requests', report.perSecond, '/s', { atLeast: BAD_PER_SECOND * 0.95 }),
      ...Object.entries(report.answers).map(([status, count]) => figure(`refused with ${status}`, count, '')),
      ...worked.figures,
    ],
    faults: [...unexpected, ...broken, ...worked.faults],
  };
}

const told = (worked: Awaited<ReturnType<Morning['work']>>, goal?: number): Found => ({
  figures: Object.entries(worked).map(([name, { p95 }]) =>
    figure(`${name} p95`, p95, 'ms', goal !== undefined && name !== 'floor' ? { atMost: goal } : undefined),
  ),
  faults: Object.entries(worked).flatMap(([name, { faults }]) => faults.map((fault) => `${name}: ${fault}`)),
});
