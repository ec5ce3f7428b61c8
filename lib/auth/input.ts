import { z } from 'zod';
import { ROLES, TOKEN_SCOPES } from '@/lib/core/actor';
import { LOCALES } from '@/messages/locales';

const email = z
  .string()
  .transform((text) => text.normalize('NFC').trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(254)
      .pipe(z.email({ error: 'invalid_email' })),
  );

export const signInInput = z.object({ email, locale: z.enum(LOCALES) });
export const codeInput = z.object({
  challengeId: z.uuid(),
  code: z
    .string()
    .transform((text) => text.normalize('NFKC').replace(/[\s-]/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, { error: 'invalid_code' })),
});
/** The secret of a link; one of another length was cut or made up. */
export const linkInput = z.object({ token: z.string().min(1).max(200) });
export const invitationInput = z.object({ email, role: z.enum(ROLES) });
export const tokenInput = z.object({
  name: z.string().trim().min(1).max(80),
  scopes: z.array(z.enum(TOKEN_SCOPES)).min(1),
});
export const roleRemovalInput = z.object({ userId: z.string().min(1).max(100), role: z.enum(ROLES) });
export const tokenRevocationInput = z.object({ tokenId: z.uuid() });
export type InvitationInput = z.output<typeof invitationInput>;
export type TokenInput = z.output<typeof tokenInput>;
