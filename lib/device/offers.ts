import { z } from 'zod';
import { cleanName, hasForbiddenCharacters } from '@/lib/core/person-name';

const named = z
  .string()
  .transform(cleanName)
  .pipe(z.string().min(1, { error: 'required' }).max(60))
  .refine((text) => !hasForbiddenCharacters(text), { error: 'name_forbidden_characters' });
const gate = z.string().trim().min(1).max(20);

export const DEVICE_ROLES = ['gate', 'supervisor', 'kiosk', 'station'] as const;
export const OPERATOR_ROLES = ['gate', 'supervisor'] as const;

export const offerInput = z.object({ name: named, gate, role: z.enum(DEVICE_ROLES) });
export type OfferInput = z.output<typeof offerInput>;

export const deviceRef = z.object({ id: z.uuid() });
export const renameInput = deviceRef.extend({ name: named });
export type RenameInput = z.output<typeof renameInput>;
export const moveInput = deviceRef.extend({ gate });
export type MoveInput = z.output<typeof moveInput>;

export const operatorInput = z.object({ name: named, role: z.enum(OPERATOR_ROLES) });
export type OperatorInput = z.output<typeof operatorInput>;
