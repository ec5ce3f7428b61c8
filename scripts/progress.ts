export type Say = (line: string) => void;

export const say: Say = (line) => void process.stdout.write(`${line}\n`);
/** For commands whose standard output belongs to their answer. */
export const sayAside: Say = (line) => void process.stderr.write(`${line}\n`);

const EVERY_MS = 5000;

/** Says what is being done, that it is still being done, and how long it took. */
export async function withProgress<T>(title: string, work: () => Promise<T>, tell: Say = say): Promise<T> {
  const start = performance.now();
  const seconds = () => `${Math.round((performance.now() - start) / 1000)} s`;
  tell(`${title} …`);
  const ticker = setInterval(() => tell(`  … ${seconds()}`), EVERY_MS);
  try {
    const result = await work();
    tell(`  done in ${seconds()}`);
    return result;
  } finally {
    clearInterval(ticker);
  }
}
