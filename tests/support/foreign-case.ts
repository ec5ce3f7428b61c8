import type { Fields } from './server-actions';
import type { Victim } from './victim';

/** What an action is handed besides the ids of strangers, in one or several ways. */
type Hands = (victim: Victim) => readonly Fields[];
export type Case =
  | { forms: Hands; bound?: (victim: Victim) => unknown[] }
  /** Takes no id, or only what its caller alone can know: the secret of a letter, a code, one's own session. */
  | 'no-ids';

export const plain: Case = { forms: () => [{}] };
export const withId = (key: keyof Victim, ...ways: Fields[]): Case => ({
  forms: (victim) => (ways.length > 0 ? ways : [{}]).map((way) => ({ id: victim[key], ...way })),
});
export const ways = (...each: Fields[]): Case => ({ forms: () => each });
