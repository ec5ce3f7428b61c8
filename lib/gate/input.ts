import { z } from 'zod';
import { instant } from '@/lib/core/input';
import { hasForbiddenCharacters } from '@/lib/core/person-name';
import { type Reason, VERDICT_OF } from './rules';

export const REASONS = Object.keys(VERDICT_OF) as [Reason, ...Reason[]];
const key = z
  .string()
  .trim()
  .min(1)
  .max(20)
  .refine((text) => !hasForbiddenCharacters(text), { error: 'name_forbidden_characters' });

/** Body of `POST /api/v1/scans`. */
export const scanInput = z
  .object({
    id: z.uuid().meta({ description: 'Made by the device; the same id always gets the same answer' }),
    code: z.string().trim().min(1).max(200).meta({ description: 'As read, digits of the QR code' }),
    gate: key.meta({ example: 'N2' }),
    direction: z.enum(['entry', 'exit']),
    scannedAt: instant,
    offline: z
      .boolean()
      .optional()
      .meta({ description: 'The gate could not ask: what it decided by its roster is what happened' }),
    decided: z
      .enum(REASONS)
      .optional()
      .meta({ description: 'The reason by which the gate decided itself; counts where `offline` is set' }),
  })
  .meta({ id: 'ScanInput' });
export type ScanInput = z.output<typeof scanInput>;

/** A person found by name instead of a code. */
export const foundInput = scanInput.omit({ code: true }).extend({ registrationId: z.uuid() });
export type FoundInput = z.output<typeof foundInput>;

/** What a device adds of who stood there, and of a supervisor's word against the verdict. */
const besides = {
  operatorId: z.uuid().optional(),
  override: z.object({ operatorId: z.uuid(), reason: z.string().trim().min(3).max(200) }).optional(),
};
export const readingInput = z.union([scanInput.extend(besides), foundInput.extend(besides)]);
export type ReadingInput = z.output<typeof readingInput>;

/** Takes one reading back. */
export const undoInput = z.object({ undo: z.uuid(), operatorId: z.uuid().optional() });
export type UndoInput = z.output<typeof undoInput>;

export const MOST_AT_ONCE = 500;

/**
 * Body of `POST /api/v1/scans/batch`. Each reading is looked at by itself, so that a bad one is refused alone; `sentAt` is what
 * the device's clock says while it sends, and puts its readings right.
 */
export const batchInput = z
  .object({
    sentAt: instant.optional().meta({ description: "The device's clock while it sends" }),
    scans: z
      .array(z.unknown())
      .min(1)
      .max(MOST_AT_ONCE)
      .meta({ description: 'Each as in `POST /api/v1/scans`' }),
  })
  .meta({ id: 'ScanBatchInput' });
export type BatchInput = z.output<typeof batchInput>;

/** What a volunteer hears or sees of a name. */
export const findInput = z.object({ typed: z.string().trim().min(1).max(200) });
export type FindInput = z.output<typeof findInput>;

/** Query of `GET /api/v1/roster`. */
export const rosterInput = z.object({
  since: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'The cursor of the last answer; absent from nothing' }),
});
