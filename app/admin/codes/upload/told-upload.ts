import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import type { FormState } from '@/app/_server/action';
import type { RefusalCode } from '@/app/_server/refusals';
import type { Refusal } from '@/lib/core/result';
import { inLanguage } from '@/lib/edition/rules';
import { SHEET_COLUMNS } from '@/lib/invitation/columns';
import type { SheetFault } from '@/lib/invitation/sheet';
import type { Upload } from '@/lib/invitation/upload';
import { told } from '../../_desk/told';
import type { CheckedFile, ToldFault, UploadState } from './state';

/** As many rows of a file are shown before it is made: enough to see that its columns were understood. */
const SHOWN_ROWS = 10;

type Refused = { refusal: Refusal<RefusalCode>; requestId: string };

/** A refused file in sentences: each fault with its row and column, or the row that finds too few seats. */
export async function toldOfUpload(refused: Refused, typed: FormState['typed']): Promise<UploadState> {
  const words = await getTranslations('admin.codes.upload');
  const { code, details } = refused.refusal;
  if (code === 'SEATS_SHORT') {
    const short = words('short', { row: Number(details?.row), free: Number(details?.free) });
    return { message: short, faults: { file: short }, typed };
  }
  if (code !== 'SHEET_FAULTY') return told(refused, typed);
  const { faults, count } = details as { faults: SheetFault[]; count: number };
  const faultList = await Promise.all(faults.map(toldFault));
  const message = words('faults', { count });
  return {
    message,
    faults: { file: message },
    typed,
    faultList,
    ...(count > faults.length && { more: words('faultsShown', { shown: faults.length, count }) }),
  };
}

async function toldFault({ row, column, code, cell }: SheetFault): Promise<ToldFault> {
  const [words, fields, format] = await Promise.all([
    getTranslations('admin.codes.upload'),
    getTranslations('refusals.fields'),
    getFormatter(),
  ]);
  const known = SHEET_COLUMNS.find((one) => one === column);
  const own = `fault.${code}` as 'fault.no_rows';
  const reason = words.has(own) ? words(own) : fields(code as 'required');
  return {
    row: row === undefined ? words('whole') : format.number(row),
    column: known ? words(`column.${known}`) : (column ?? ''),
    reason: cell ? words('cell', { cell: cell.slice(0, 80), reason }) : reason,
  };
}

/** What a file would make, as the page says it. */
export async function checkedOf({
  rows,
  seats,
  free,
}: Upload): Promise<Pick<CheckedFile, 'codes' | 'sum' | 'rows'>> {
  const [words, codes, locale, format] = await Promise.all([
    getTranslations('admin.codes.upload'),
    getTranslations('admin.codes'),
    getLocale(),
    getFormatter(),
  ]);
  const many = (is: (row: Upload['rows'][number]) => boolean) => format.number(rows.filter(is).length);
  const opened = rows.flatMap(({ terms: { category } }) => (category && !category.isOpen ? [category] : []));
  const names = [...new Set(opened.map(({ name }) => inLanguage(name, locale)))];
  const seatsOf = (key: 'international' | 'domestic') =>
    words('seatsOf', { seats: seats[key], free: free[key] });
  const sum = [
    ['codes', format.number(rows.length)],
    ['addresses', many(({ terms }) => terms.emails.length > 0)],
    ['letters', many(({ terms }) => terms.mails)],
    ['approves', many(({ terms }) => terms.approves)],
    ['international', seatsOf('international')],
    ['domestic', seatsOf('domestic')],
    ...(names.length > 0 ? [['opens', format.list(names)] as const] : []),
  ] as const;
  return {
    codes: rows.length,
    sum: sum.map(([key, detail]) => ({ key, term: words(`sum.${key}`), detail })),
    rows: rows.slice(0, SHOWN_ROWS).map(({ row, terms }) => ({
      row: format.number(row),
      label: terms.label,
      email: terms.emails[0] ?? '',
      category: terms.category ? inLanguage(terms.category.name, locale) : '',
      delegation: terms.delegation ? inLanguage(terms.delegation.name, locale) : '',
      uses: format.number(terms.maxUses),
      seats: terms.pool
        ? `${format.number(terms.seats)}, ${codes(`new.pools.${terms.pool}`)}`
        : format.number(terms.seats),
    })),
  };
}
