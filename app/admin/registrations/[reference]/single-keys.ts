// The letters that act by themselves as well; what ends a registration for good asks for Alt.
const SINGLE = 'ARI';

/** The keys of a decision, as assistive technology reads them. */
export const keysOf = (letter: string): string =>
  SINGLE.includes(letter) ? `${letter} Alt+${letter}` : `Alt+${letter}`;

/** The shortest key of a decision, as the button shows it. */
export const keyShown = (letter: string): string => (SINGLE.includes(letter) ? letter : `Alt ${letter}`);
