export const DISPLAY_COOKIE = 'display';
/** What a reader may choose, the usual first: letters in per cent, colours, and the air between letters and lines. */
export const DISPLAY_CHOICES = {
  size: ['100', '125', '150', '200'],
  colours: ['device', 'black', 'white', 'blue'],
  spacing: ['usual', 'wide'],
} as const;

type Choices = typeof DISPLAY_CHOICES;
export type DisplayPart = keyof Choices;
export type Display = { [Part in DisplayPart]: Choices[Part][number] };

const PARTS = Object.keys(DISPLAY_CHOICES) as DisplayPart[];
const USUAL = displayOf(() => undefined);

/** What the cookie says; the usual where it says nothing that we know. */
export function readDisplay(cookie: string | undefined): Display {
  const kept = cookie?.split('.') ?? [];
  return displayOf((part) => kept[PARTS.indexOf(part)]);
}

export const writeDisplay = (display: Display): string => PARTS.map((part) => display[part]).join('.');

export const isUsual = (display: Display): boolean => writeDisplay(display) === writeDisplay(USUAL);

/** What an address asks for, as the form of the panel sends it; undefined when it asks for nothing of the kind. */
export function takeDisplay(query: URLSearchParams): Display | undefined {
  if (!PARTS.some((part) => query.has(nameOf(part)))) return undefined;
  const asked = displayOf((part) => query.get(nameOf(part)) ?? undefined);
  for (const part of PARTS) query.delete(nameOf(part));
  return asked;
}

export const nameOf = (part: DisplayPart): string => `${DISPLAY_COOKIE}.${part}`;

function displayOf(said: (part: DisplayPart) => string | undefined): Display {
  const choose = (part: DisplayPart) =>
    DISPLAY_CHOICES[part].find((choice) => choice === said(part)) ?? DISPLAY_CHOICES[part][0];
  return Object.fromEntries(PARTS.map((part) => [part, choose(part)])) as Display;
}
