import { digitsOf } from '@/lib/core/fold';
import { KEYS, LAYOUTS, type Layout, signsOf } from './layouts';
import { CODE_ALPHABET, CODE_LENGTH } from './rules';

/**
 * What a typed text may mean as a code, most likely first: in any case, with any spaces or dashes, with the digits of any
 * script, and as typed on the same keys while another keyboard layout was on. There are never more than a few readings.
 */
export function codesIn(typed: string): string[] {
  const text = [...digitsOf(typed.normalize('NFC'))].map((sign) => sign.toLowerCase()).join('');
  const readings = [text.normalize('NFKC'), ...LAYOUTS.flatMap((layout) => readUnder(layout, text))];
  return [...new Set(readings.map((reading) => reading.replace(BETWEEN, '').toUpperCase()))].filter(isCode);
}

/** Spaces, dashes, dots, and the marks that writing from right to left brings along. */
const BETWEEN = /[\s\p{Pd}\p{Cf}_.]/gu;

const isCode = (text: string): boolean =>
  text.length === CODE_LENGTH && [...text].every((sign) => CODE_ALPHABET.includes(sign));

/** The text as if its keys had been pressed under QWERTY; nothing where the layout has no such sign. */
function readUnder(layout: Layout, text: string): string[] {
  const { keyOf, several } = TABLES[layout];
  const single = several.reduce((rest, [signs, key]) => rest.replaceAll(signs, key), text).replace(/\s/g, '');
  // A dash may be a key of the code itself there: where dashes stand between the groups, they are dashes.
  const parts = /^(.{4})\p{Pd}(.{4})\p{Pd}(.{4})$/u.exec(single)?.slice(1);
  return [single, ...(parts ? [parts.join('')] : [])].map((signs) =>
    [...signs].map((sign) => keyOf.get(sign) ?? sign).join(''),
  );
}

type Table = { keyOf: Map<string, string>; several: [string, string][] };

function tableOf(layout: Layout): Table {
  const pairs = signsOf(layout).flatMap((versions, at) =>
    versions.map((signs): [string, string] => [signs, KEYS[at] ?? '']),
  );
  // A sign that two keys give means the one that comes first: AZERTY's dash is its 6.
  const keyOf = new Map(pairs.filter(([signs]) => [...signs].length === 1).toReversed());
  return { keyOf, several: pairs.filter(([signs]) => [...signs].length > 1) };
}

const TABLES = Object.fromEntries(LAYOUTS.map((layout) => [layout, tableOf(layout)])) as Record<
  Layout,
  Table
>;
