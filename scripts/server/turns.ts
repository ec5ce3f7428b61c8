const waiting: (() => void)[] = [];
let isGoing = false;

/**
 * Lets requests begin one at a time, with a look at all sockets in between. Node would begin every request that has arrived
 * before it looks up again, and an answer of the database would wait behind a crowd of them with the database idle.
 */
export function turn(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  waiting.push(resolve);
  if (!isGoing) setImmediate(go);
  isGoing = true;
  return promise;
}

function go(): void {
  waiting.shift()?.();
  isGoing = waiting.length > 0;
  if (isGoing) setImmediate(go);
}
