import type { ServerResponse } from 'node:http';

/** While a flood lasts, so many strangers are answered at a time; the machine is there for those whom we know. */
const MOST_STRANGERS = 6;
/** Whoever has been at it for longer waits for something else, and not for us. */
const AT_IT_MS = 1000;
/** Longer than this nobody waits for a page: better to be told to come again. */
const PATIENCE_MS = 5000;
const LOOK_AGAIN_MS = 20;

type Turns = {
  /** Whether strangers are held back at the moment. */
  isPressed: () => boolean;
  now?: () => number;
};

/**
 * Lets requests begin one at a time, with a look at all sockets in between. Node would begin every request that has arrived
 * before it looks up again, and an answer of the database would wait behind a crowd of them with the database idle. Known
 * guests go before strangers. False for a stranger who has waited too long.
 */
export function turns({ isPressed, now = () => performance.now() }: Turns) {
  const known: (() => void)[] = [];
  const strangers: { since: number; begin: (isInTime: boolean) => void }[] = [];
  const begun = new Set<{ since: number }>();
  let isGoing = false;

  const hasRoom = (): boolean => {
    if (!isPressed()) return true;
    for (const one of begun) if (now() - one.since >= AT_IT_MS) begun.delete(one);
    return begun.size < MOST_STRANGERS;
  };
  const go = (): void => {
    isGoing = false;
    const first = known.shift();
    if (first) first();
    else if (hasRoom()) {
      const next = strangers.shift();
      next?.begin(now() - next.since < PATIENCE_MS);
    }
    if (known.length > 0 || (strangers.length > 0 && hasRoom())) schedule();
    else if (strangers.length > 0) setTimeout(schedule, LOOK_AGAIN_MS);
  };
  const schedule = (): void => {
    if (!isGoing) setImmediate(go);
    isGoing = true;
  };

  return (isKnown: boolean, response: ServerResponse): Promise<boolean> => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    schedule();
    if (isKnown) {
      known.push(() => resolve(true));
      return promise;
    }
    const begin = (isInTime: boolean) => {
      resolve(isInTime);
      if (!isInTime) return;
      const one = { since: now() };
      begun.add(one);
      response.once('close', () => begun.delete(one));
    };
    strangers.push({ since: now(), begin });
    return promise;
  };
}
