const NAME = 'gate';

/**
 * Of several tabs of one browser one is the gate: two would send each reading of the other's queue. `onHeld` is told when this
 * tab is it, `onLost` when another one is; `take` makes this one the gate. A browser without locks has one tab, as far as we know.
 */
export function beTheGate(onHeld: () => void, onLost: () => void): { take: () => void; leave: () => void } {
  let isLeft = false;
  let release = () => {};
  const hold = (options: LockOptions) => {
    if (!('locks' in navigator)) return onHeld();
    navigator.locks
      .request(NAME, options, (lock) => {
        if (isLeft) return;
        if (!lock) return onLost();
        onHeld();
        return new Promise<void>((resolve) => {
          release = resolve;
        });
      })
      // Another tab has taken it.
      .catch(() => !isLeft && onLost());
  };
  hold({ ifAvailable: true });
  return {
    take: () => hold({ steal: true }),
    leave: () => {
      isLeft = true;
      release();
    },
  };
}
