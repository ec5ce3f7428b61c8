import { z } from 'zod';
import { instant, optionalReason, whole } from '@/lib/core/input';
import { cleanName, hasForbiddenCharacters } from '@/lib/core/person-name';
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
/** What programs and devices call a zone or a gate; it never changes. */
export const placeKey = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9-]{0,11}$/, { error: 'place_key' });

const line = (longest: number) =>
  z
    .string()
    .transform(cleanName)
    .pipe(z.string().min(1, { error: 'required' }).max(longest))
    .refine((text) => !hasForbiddenCharacters(text), { error: 'name_forbidden_characters' });
const inLanguages = (longest: number) => z.object({ en: line(longest), ru: line(longest) });

const blank = z.literal('').transform(() => null);
const timeOfDay = z
  .string()
  .trim()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'time_of_day' });
const optionalTime = z.union([blank, z.null(), timeOfDay], { error: 'time_of_day' });

export const accessRuleInput = z
  .object({
    categories: z.array(z.string().trim().min(1).max(20)).max(20),
    days: z.array(z.iso.date({ error: 'invalid_day' })).max(31),
    from: optionalTime,
    until: optionalTime,
    note: z.union([z.null(), inLanguages(200)]),
  })
  // Over midnight there is no order of hours: such a rule is two.
  .refine(({ from, until }) => from === null || until === null || from < until, {
    path: ['until'],
    error: 'hours_reversed',
  });

const MOST_RULES = 20;
export const zoneInput = z.object({
  key: placeKey,
  name: inLanguages(80),
  mostInside: z.union([blank, z.null(), whole(1, 1_000_000)], { error: 'not_a_number' }),
  mayReenter: z.union([z.boolean(), z.enum(['yes', 'no']).transform((word) => word === 'yes')]),
  closesAt: optionalTime,
  access: z.array(accessRuleInput).max(MOST_RULES),
});
export type ZoneInput = z.output<typeof zoneInput>;

export const gateInput = z.object({
  key: placeKey,
  name: inLanguages(80),
  zone: placeKey,
  peoplePerMinute: whole(1, 1000),
  isOpen: z.union([z.boolean(), z.enum(['yes', 'no']).transform((word) => word === 'yes')]),
  /** The gate at whose printing stations badges of those let in here are printed. */
  printsAt: z.union([blank, z.null(), placeKey]).default(null),
});
export type GateInput = z.output<typeof gateInput>;

/** `seen`: what its fields were when the person began, so that nobody's change is overwritten unread. */
export const changedZoneInput = zoneInput.extend({ seen: zoneInput });
export const changedGateInput = gateInput.extend({ seen: gateInput });
export const placeRef = z.object({ key: placeKey });

/** Who could enter at a gate at a moment; with `zone`, by rules that are not saved. */
export type EntranceQuestion = { gate: string; at?: Date; zone?: ZoneInput };

export const CONFLICT_DECISIONS = ['same_person', 'badge_shared', 'may_stay', 'sent_out', 'mistake'] as const;
export const conflictInput = z.object({
  id: z.uuid(),
  decision: z.enum(CONFLICT_DECISIONS),
  note: optionalReason,
});
export type ConflictInput = z.output<typeof conflictInput>;
export const quarantineRef = z.object({ id: z.uuid() });
