import { z } from 'zod';
import { hasForbiddenCharacters } from '@/lib/core/person-name';

const reference = z.string().min(1).max(40);

const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !hasForbiddenCharacters(text.replace(/[\r\n\t]/g, ' ')), {
      error: 'name_forbidden_characters',
    })
    .transform((text) => text.normalize('NFC'));
const oneLine = (most: number) => words(most).transform((text) => text.replace(/\s+/g, ' '));

export const onReference = z.object({ reference });
export const noteInput = z.object({ reference, text: words(4000) });
export type NoteInput = z.output<typeof noteInput>;
export const noteEdit = z.object({ id: z.uuid(), text: words(4000) });
export type NoteEdit = z.output<typeof noteEdit>;

export const tagInput = z.object({ reference, name: oneLine(40) });
export type TagInput = z.output<typeof tagInput>;
export const tagRemoval = z.object({ reference, tagId: z.uuid() });
export type TagRemoval = z.output<typeof tagRemoval>;

/** An empty `userId` takes the assignment away. */
export const assignmentInput = z.object({
  reference,
  userId: z
    .string()
    .max(100)
    .transform((id) => id || null),
});
export type AssignmentInput = z.output<typeof assignmentInput>;

export const viewInput = z.object({
  name: oneLine(60),
  /** What stands after the question mark of the list's address. */
  query: z
    .string()
    .max(500)
    .regex(/^[\w\-.~%&=+*]*$/),
  isShared: z
    .enum(['on', 'true'])
    .optional()
    .transform((ticked) => ticked !== undefined),
});
export type ViewInput = z.output<typeof viewInput>;
export const viewRemoval = z.object({ id: z.uuid() });

export const presenceInput = z.object({ reference, isLeaving: z.boolean().optional() });
export type PresenceInput = z.output<typeof presenceInput>;
