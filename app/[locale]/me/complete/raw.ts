export type Raw = Record<string, string | string[]>;

const one = (typed: Raw, name: string): string => String([typed[name] ?? ''].flat()[0] ?? '').trim();

/** Days that were typed as three numbers, as schemas read them; what is no day stays what it is, to be refused. */
export const rawDays = (typed: Raw, ...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, rawDay(typed, name)]));

function rawDay(typed: Raw, name: string): string {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((piece) =>
    one(typed, `${name}.${piece}`),
  );
  if (day + month + year === '') return '';
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const LEG = ['at', 'by', 'number', 'place'] as const;

/** One way of a journey; nothing where nothing was said of it, and its day is what makes it one. */
export function rawLeg(typed: Raw, way: string): Record<string, string> | undefined {
  const said = Object.fromEntries(LEG.map((name) => [name, one(typed, `${way}.${name}`)]));
  const on = rawDay(typed, `${way}.on`);
  const isSaid = on !== '' || said.at !== '' || said.number !== '' || said.place !== '' || said.by !== '';
  return isSaid ? { ...said, on } : undefined;
}
