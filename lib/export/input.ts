import { z } from 'zod';
import { registrationFilter } from '@/lib/dashboard/input';

/**
 * What can be taken out of the list. What the vault holds (diet, access needs, documents) is not among it: an export leaves
 * the house for good (product rule 8).
 */
export const EXPORT_COLUMNS = [
  'reference',
  'state',
  'category',
  'countryRepresented',
  'territory',
  'delegation',
  'surnameLatin',
  'givenLatin',
  'nameNative',
  'organisation',
  'position',
  'email',
  'phone',
  'submittedAt',
  'stateChangedAt',
  'citizenship',
  'isInternational',
  'badgeName',
  'honorific',
  'tracks',
  'languages',
  'locale',
  'emailConfirmedAt',
  'attendanceConfirmedAt',
] as const;
export type ExportColumn = (typeof EXPORT_COLUMNS)[number];

/** Who somebody is and how far the application has come; how to reach people is chosen, not given. */
export const DEFAULT_COLUMNS: readonly ExportColumn[] = [
  'reference',
  'state',
  'category',
  'countryRepresented',
  'territory',
  'delegation',
  'surnameLatin',
  'givenLatin',
  'nameNative',
  'organisation',
  'position',
  'submittedAt',
];

export const EXPORT_FORMATS = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** One ticked box comes as a text, several as a list; the file keeps the order of the columns, not that of the ticks. */
const columns = z
  .preprocess(
    (value) => (value === undefined || value === '' ? [] : [value].flat()),
    z.array(z.enum(EXPORT_COLUMNS)),
  )
  .transform((chosen) => EXPORT_COLUMNS.filter((column) => chosen.includes(column)))
  .refine((chosen) => chosen.length > 0, { error: 'required' });

export const exportInput = z.object({
  filter: registrationFilter,
  columns,
  format: z.enum(EXPORT_FORMATS),
});
export type ExportInput = z.output<typeof exportInput>;

export const columnSetInput = z.object({ name: z.string().trim().min(1).max(60), columns });
export type ColumnSetInput = z.output<typeof columnSetInput>;
