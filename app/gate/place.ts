/** Where a device stands, and which way people pass there. */
export type Direction = 'entry' | 'exit';
export type Place = { gate: string; direction: Direction };

export const writePlace = ({ gate, direction }: Place): string => `${direction}:${gate}`;

/** Where a device stands, as long as there is such a gate; the way is the one it remembers of this gate. */
export function placeOf(
  gate: string,
  kept: string | undefined,
  gates: readonly { key: string }[],
): Place | undefined {
  if (!gates.some(({ key }) => key === gate)) return undefined;
  return { gate, direction: kept === writePlace({ gate, direction: 'exit' }) ? 'exit' : 'entry' };
}
