import type { DeskState } from '../../_desk/form-state';

/** A fault of the file, in words: which row and column, and what is wrong there. */
export type ToldFault = { row: string; column: string; reason: string };

/** A row as it was understood, in words. */
export type ToldRow = Record<
  'row' | 'label' | 'email' | 'category' | 'delegation' | 'uses' | 'seats',
  string
>;

/**
 * A file that has been checked. It travels with the page, packed, until it is made or forgotten: what nobody has decided
 * about yet is not kept here. What comes back is checked again as if it were new.
 */
export type CheckedFile = {
  packed: string;
  batchId: string;
  mails: boolean;
  locale: string;
  codes: number;
  sum: { key: string; term: string; detail: string }[];
  rows: ToldRow[];
};

export type UploadState = DeskState & {
  faultList?: ToldFault[];
  more?: string;
  checked?: CheckedFile;
};
