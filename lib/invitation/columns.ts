import { foldForSearch } from '@/lib/core/fold';

/** What a row of an uploaded file says about a code, in the order of the template. */
export const SHEET_COLUMNS = [
  'email',
  'label',
  'category',
  'delegation',
  'pool',
  'maxUses',
  'reservedSeats',
  'approves',
  'expiresAt',
  'locale',
] as const;
export type SheetColumn = (typeof SHEET_COLUMNS)[number];

/** By which names a column is known; the first of each language is the one that the template has. */
const NAMES: Record<SheetColumn, readonly string[]> = {
  email: ['E-mail', 'Эл. почта', 'email', 'E-mail address', 'Адрес', 'Почта', 'Электронная почта'],
  label: ['Label', 'Пометка'],
  category: ['Category', 'Категория'],
  delegation: ['Delegation', 'Делегация'],
  pool: ['For whom', 'Для кого', 'Pool', 'Квота'],
  maxUses: ['Uses', 'Использований', 'Uses allowed', 'Использования'],
  reservedSeats: ['Seats kept', 'Закрепить мест', 'Reserved seats', 'Мест закреплено', 'Места'],
  approves: ['Without review', 'Без рассмотрения', 'Approves', 'Одобряет'],
  expiresAt: ['Valid until', 'Действует до', 'Expires', 'Valid until (forum time)'],
  locale: ['Language', 'Язык', 'Language of the letter', 'Язык письма'],
};

const COLUMN_OF = new Map(
  SHEET_COLUMNS.flatMap((column) =>
    [column, ...NAMES[column]].map((name) => [foldForSearch(name), column] as const),
  ),
);

/** The column that a heading names, in either language, however it is cased. */
export const columnOf = (heading: string): SheetColumn | undefined => COLUMN_OF.get(foldForSearch(heading));

/** How a cell says what a code knows by a word of its own. */
const WORDS = {
  pool: {
    international: [
      'international',
      'International participants',
      'международная',
      'Международные участники',
    ],
    domestic: ['domestic', 'Participants from the host country', 'российская', 'Российские участники'],
  },
  approves: { yes: ['yes', 'true', '1', 'да'], no: ['no', 'false', '0', 'нет'] },
  locale: {
    en: ['en', 'English', 'английский'],
    ru: ['ru', 'Russian', 'русский'],
    zh: ['zh', 'Chinese', 'китайский'],
    pt: ['pt', 'Portuguese', 'португальский'],
    ar: ['ar', 'Arabic', 'арабский'],
  },
} as const;

export type Worded = keyof typeof WORDS;
export const isWorded = (column: SheetColumn): column is Worded => column in WORDS;

/** What a cell of such a column means; undefined when it means nothing that we know. */
export function meaningOf(column: Worded, cell: string): string | undefined {
  const folded = foldForSearch(cell);
  const meanings: [string, readonly string[]][] = Object.entries(WORDS[column]);
  return meanings.find(([, words]) => words.some((word) => foldForSearch(word) === folded))?.[0];
}
