import { and, eq } from 'drizzle-orm';
import { invitation } from '@/db/schema';
import { foldEmail, foldForSearch } from '@/lib/core/fold';
import { type FieldFault, parseInput } from '@/lib/core/input';
import { ok, type Refusal, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { instantAt, wallTime } from '@/lib/edition/rules';
import { lockSeats } from '@/lib/pool/book';
import { availability, shortfall } from '@/lib/pool/rules';
import { isWorded, meaningOf, type SheetColumn } from './columns';
import { batchInput, type SheetInput } from './input';
import { countBehindTheList, type Made, makeInto } from './making';
import { mayManageInvitations } from './policy';
import { faulty, rowsOf, type SheetFault, type SheetRow } from './sheet';
import { type Ground, groundOf, type Terms, termsOf, wantedBy } from './terms';

export type UploadRefusal = 'NOT_ALLOWED' | 'SHEET_FAULTY' | 'SEATS_SHORT';
/** A row as it was understood. */
export type UploadRow = { row: number; terms: Terms };
export type Upload = {
  rows: UploadRow[];
  seats: { international: number; domestic: number };
  free: { international: number; domestic: number };
};

/** What a file would make, which seats that takes and how many are free; writes nothing. */
export async function previewUpload(scope: Scope, input: SheetInput): Promise<Result<Upload, UploadRefusal>> {
  if (!mayManageInvitations(scope.actor)) return refuse('NOT_ALLOWED');
  const edition = await currentEdition(scope);
  const read = readRows(await groundOf(scope, edition), input);
  if (!read.ok) return read;
  const rows = read.value;
  const count = await countBehindTheList(scope, edition.id);
  const short = shortfall(
    count,
    rows.map(({ terms }) => wantedBy(terms)),
  );
  if (short) return refuse('SEATS_SHORT', { free: short.free, row: rows[short.at]?.row });
  const { international, domestic } = availability(count);
  const seatsIn = (pool: string) =>
    rows.reduce((sum, { terms }) => sum + (terms.pool === pool ? terms.seats : 0), 0);
  return ok({
    rows,
    seats: { international: seatsIn('international'), domestic: seatsIn('domestic') },
    free: { international, domestic },
  });
}

/** Makes the codes of a file, a code for each row, all or none, as one batch; sent twice, it makes them once. */
export function makeUpload(
  scope: Scope,
  input: SheetInput & { batchId: string },
): Promise<Result<Made, UploadRefusal>> {
  return inTransaction<Made, UploadRefusal>(scope, async (tx) => {
    if (!mayManageInvitations(tx.actor)) return refuse('NOT_ALLOWED');
    const book = await lockSeats(tx);
    const there = await tx.db
      .select({ id: invitation.id, seats: invitation.reservedSeats })
      .from(invitation)
      .where(and(eq(invitation.editionId, book.edition.id), eq(invitation.batchId, input.batchId)));
    if (there.length > 0) {
      const seats = there.reduce((sum, one) => sum + one.seats, 0);
      return ok({ batchId: input.batchId, ids: there.map(({ id }) => id), seats });
    }
    const read = readRows(await groundOf(tx, book.edition), input);
    if (!read.ok) return read;
    const rows = read.value;
    const made = await makeInto(
      tx,
      book,
      input.batchId,
      rows.map(({ terms }) => terms),
    );
    if (made.ok) return made;
    const { at, free } = made.refusal.details as { at: number; free: number };
    return refuse('SEATS_SHORT', { free, row: rows[at]?.row });
  });
}

function readRows(ground: Ground, input: SheetInput): Result<UploadRow[], 'SHEET_FAULTY'> {
  const filled = rowsOf(input.text);
  if (!filled.ok) return filled;
  const faults: SheetFault[] = [];
  const rows: UploadRow[] = [];
  const seen = new Set<string>();
  const meaning = remembered((column, cell) => meant(ground, column, cell));
  for (const { row, cells } of filled.value) {
    const read = readRow(ground, input, { row, cells }, meaning);
    const key = foldEmail(cells.email ?? '');
    if (key && seen.has(key)) faults.push({ row, column: 'email', code: 'twice_in_file', cell: cells.email });
    seen.add(key);
    if (read.ok) rows.push({ row, terms: read.terms });
    else faults.push(...read.faults);
  }
  return faults.length > 0 ? faulty(faults) : ok(rows);
}

/** What a cell means as a field of the form; undefined when it names nothing. */
type Meaning = (column: SheetColumn, cell: string) => string | undefined;

// A file says the same few things thousands of times, and to find a name among all takes its time.
function remembered(meaning: Meaning): Meaning {
  const known = new Map<string, string | undefined>();
  return (column, cell) => {
    const key = `${column}:${cell}`;
    if (!known.has(key)) known.set(key, meaning(column, cell));
    return known.get(key);
  };
}

type ReadRow = { ok: true; terms: Terms } | { ok: false; faults: SheetFault[] };

/** A row by the rules of the form, after its cells are put in the form's words. */
function readRow(
  ground: Ground,
  { mails, locale }: SheetInput,
  { row, cells }: SheetRow,
  meaning: Meaning,
): ReadRow {
  const faults: SheetFault[] = [];
  const fields: Partial<Record<SheetColumn, string>> = {};
  for (const [column, cell] of Object.entries(cells) as [SheetColumn, string][]) {
    if (cell === '') continue;
    const value = meaning(column, cell);
    if (value === undefined) faults.push({ row, column, code: `sheet_${column}`, cell });
    else fields[column] = value;
  }
  const { email, delegation, ...rest } = fields;
  const parsed = parseInput(batchInput, {
    locale,
    ...rest,
    label: rest.label ?? '',
    delegationId: delegation,
    ...(email ? { emails: [email], mails } : { count: 1 }),
  });
  const told = ({ details }: Refusal) =>
    ((details?.errors ?? []) as FieldFault[]).map(({ path, code }) => {
      const column = columnAt(path);
      return { row, column, code, cell: cells[column] };
    });
  if (!parsed.ok) return { ok: false, faults: [...faults, ...told(parsed.refusal)] };
  if (faults.length > 0) return { ok: false, faults };
  const settled = termsOf(ground, parsed.value);
  return settled.ok ? { ok: true, terms: settled.value } : { ok: false, faults: told(settled.refusal) };
}

/** The column that a field of the form stands in. */
function columnAt(path: string): SheetColumn {
  if (path.startsWith('emails')) return 'email';
  return path === 'delegationId' ? 'delegation' : (path as SheetColumn);
}

function meant(ground: Ground, column: SheetColumn, cell: string): string | undefined {
  if (isWorded(column)) return meaningOf(column, cell);
  if (column === 'expiresAt') return momentOf(cell, ground.edition.timeZone);
  const isNamed = ({ name }: { name: Record<string, string> }) =>
    Object.values(name).some((one) => foldForSearch(one) === foldForSearch(cell));
  if (column === 'category') {
    return ground.categories.find((one) => one.code === cell.toUpperCase() || isNamed(one))?.code;
  }
  if (column === 'delegation') {
    return ground.delegations.find((one) => one.key === cell.toLowerCase() || isNamed(one))?.id;
  }
  return cell;
}

/** `2026-08-01 18:00` or `01.08.2026 18:00` by the forum's clock; a day alone lasts until its last minute. */
function momentOf(cell: string, timeZone: string): string | undefined {
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d))?$/.exec(cell);
  const dotted = /^(\d\d?)\.(\d\d?)\.(\d{4})(?:,? (\d\d?:\d\d))?$/.exec(cell);
  const [year, month, day, time] = iso
    ? iso.slice(1)
    : dotted
      ? [dotted[3], dotted[2], dotted[1], dotted[4]]
      : [];
  if (!year || !month || !day) return undefined;
  const wall = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${(time ?? '23:59').padStart(5, '0')}`;
  const at = instantAt(wall, timeZone);
  // There is no 31 February, though a calendar that is asked for it goes on counting.
  return at && wallTime(at, timeZone) === wall ? at.toISOString() : undefined;
}
