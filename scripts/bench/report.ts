import { mkdirSync, writeFileSync } from 'node:fs';
import { say } from '../progress';
import { machineFacts } from './machine';
import { type Figure, isMet, type Measured } from './measured';

const DIRECTORY = 'bench-results';

/** Prints what was found as a table and keeps it as JSON; false when something was found that must not be. */
export async function report(name: string, options: object, measured: Measured[]): Promise<boolean> {
  const machine = await machineFacts();
  const isSound = measured.every(({ faults }) => faults.length === 0);
  mkdirSync(DIRECTORY, { recursive: true });
  const file = `${DIRECTORY}/${name}.json`;
  const kept = { bench: name, at: new Date().toISOString(), machine, options, isSound, parts: measured };
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);

  const { cores, processor, memoryGb, node, postgres, commit } = machine;
  say(
    `\n${name} on ${cores} cores (${processor}), ${memoryGb} GB, Node ${node}, PostgreSQL ${postgres}, ${commit}\n`,
  );
  const rows = measured.flatMap(({ part, figures }) => figures.map((one) => rowOf(part, one)));
  for (const line of table([['part', 'figure', 'value', 'unit', 'goal', ''], ...rows])) say(line);
  for (const { part, faults } of measured) for (const fault of faults) say(`✗ ${part}: ${fault}`);
  say(`\n${isSound ? 'nothing went wrong' : 'something went wrong: see above'}; kept in ${file}`);
  return isSound;
}

function rowOf(part: string, one: Figure): string[] {
  const { goal } = one;
  const met = isMet(one);
  return [
    part,
    one.name,
    rounded(one.value),
    one.unit,
    goal ? ('atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`) : '',
    met === undefined ? '' : met ? 'met' : 'missed',
  ];
}

const rounded = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));

function table(rows: string[][]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 2 ? cell.padStart(widths[2] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
