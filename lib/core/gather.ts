import { isOverload } from './overload';

export type Gathering<I, O> = {
  /** Does one piece of work, in whatever company there is. */
  (item: I): Promise<O>;
  /** How long who comes now will wait, in milliseconds, if things go on as they went last. */
  expectedWaitMs(): number;
};

type Waiting<I, O> = { item: I; answer: (answer: O) => void; fail: (error: unknown) => void };

// In one turn of the event loop a request begins, in the next its body is there.
const QUIET_TURNS = 2;

/**
 * Gathers pieces of work: those that arrive while some are being done are done together, at most `most` at a time, so that
 * a crowd pays for a few rounds and not for a thousand. `work` answers them in the order given. When it throws, each of
 * the company goes alone, so that only the culprit fails. With `rounds`, so many companies are under way at once: where they
 * need not wait for each other, one is worked on while another waits for the disk.
 */
export function gather<I, O>(
  work: (items: I[]) => Promise<O[]>,
  most: number,
  { rounds = 1 }: { rounds?: number } = {},
): Gathering<I, O> {
  let waiting: Waiting<I, O>[] = [];
  let underWay = 0;
  let lastMs = 0;
  let atWork = 0;

  const round = async (company: Waiting<I, O>[]): Promise<void> => {
    try {
      const answers = await work(company.map(({ item }) => item));
      for (const [position, { answer }] of company.entries()) answer(answers[position] as O);
    } catch (error) {
      // Whom the crowd itself has kept out, going one by one would keep out longer.
      if (company.length === 1 || isOverload(error)) for (const { fail } of company) fail(error);
      else for (const one of company) await round([one]);
    }
  };

  /** Waits while more keep coming: a crowd that was answered together returns together, and each round has its price. */
  const untilQuiet = async (): Promise<void> => {
    let before = 0;
    for (let quiet = 0; quiet < QUIET_TURNS && waiting.length < most; ) {
      quiet = waiting.length > before ? 0 : quiet + 1;
      before = waiting.length;
      await new Promise(setImmediate);
    }
  };

  const run = async (): Promise<void> => {
    underWay += 1;
    while (waiting.length > 0) {
      await untilQuiet();
      const company = waiting.slice(0, most);
      waiting = waiting.slice(most);
      // Another round has taken everybody while this one waited for more.
      if (company.length === 0) break;
      const start = performance.now();
      atWork += company.length;
      await round(company);
      atWork -= company.length;
      lastMs = performance.now() - start;
    }
    underWay -= 1;
    if (underWay === 0) lastMs = 0;
  };

  const join = (item: I): Promise<O> =>
    new Promise((answer, fail) => {
      waiting.push({ item, answer, fail });
      if (underWay < rounds) void run();
    });
  const expectedWaitMs = () => Math.ceil((waiting.length + atWork) / (most * rounds)) * lastMs;
  return Object.assign(join, { expectedWaitMs });
}
