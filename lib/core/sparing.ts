const SPAN_MS = 60_000;
const MOST_KINDS = 500;

/**
 * Lets each kind of a thing through once a minute, and tells how many of it were held back since: whoever can bring a
 * failure about by asking for it cannot fill a log.
 */
export function sparing(now: () => number = () => performance.now()) {
  const kinds = new Map<string, { since: number; heldBack: number }>();
  /** How many were held back since this kind was last let through; undefined when this one is. */
  return (kind: string): number | undefined => {
    const known = kinds.get(kind);
    if (known && now() - known.since < SPAN_MS) {
      known.heldBack += 1;
      return undefined;
    }
    kinds.delete(kind);
    kinds.set(kind, { since: now(), heldBack: 0 });
    const [oldest] = kinds.keys();
    if (kinds.size > MOST_KINDS && oldest !== undefined) kinds.delete(oldest);
    return known?.heldBack ?? 0;
  };
}
