/** Where a device stands, and which way people pass there. */
export type Direction = 'entry' | 'exit';
export type Place = { gate: string; direction: Direction };

export const writePlace = ({ gate, direction }: Place): string => `${direction}:${gate}`;

/** The remembered place, as long as there is such a gate. */
export function readPlace(kept: string | undefined, gates: readonly { key: string }[]): Place | undefined {
  const [, direction, gate] = /^(entry|exit):(.+)$/.exec(kept ?? '') ?? [];
  if (!gate || !gates.some(({ key }) => key === gate)) return undefined;
  return { gate, direction: direction === 'exit' ? 'exit' : 'entry' };
}
