import { z } from 'zod';
import { ROLES, TOKEN_SCOPES } from '@/lib/core/actor';
import { isCountryCode } from '@/lib/core/country';
import { LOCALES } from '@/messages/locales';

export const emailInput = z
  .string()
  .transform((text) => text.normalize('NFC').trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(254)
      .pipe(z.email({ error: 'invalid_email' })),
  );

export const signInInput = z.object({ email: emailInput, locale: z.enum(LOCALES) });
export const codeInput = z.object({
  challengeId: z.uuid(),
  code: z
    .string()
    .transform((text) => text.normalize('NFKC').replace(/[\s-]/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, { error: 'invalid_code' })),
});
/** The secret of a link; one of another length was cut or made up. */
export const linkInput = z.object({ token: z.string().min(1).max(200) });
/** What a reviewer or a token is limited to; left out or empty: nothing. */
const limits = {
  categories: z
    .array(z.string().regex(/^[A-Z]{3}$/, { error: 'unknown_category' }))
    .max(50)
    .default([]),
  countries: z
    .union([z.array(z.string()), z.string().transform((text) => text.split(/[\s,;]+/).filter(Boolean))])
    .pipe(z.array(z.string().toUpperCase().refine(isCountryCode, { error: 'invalid_country' })).max(250))
    .default([]),
};
type LimitsInput = { categories: string[]; countries: string[] };

type Asked = LimitsInput & { role?: string; scopes?: string[] };
const isLimited = ({ categories, countries }: Asked) => categories.length > 0 || countries.length > 0;
const fitsRole = (asked: Asked) => asked.role === 'reviewer' || !isLimited(asked);
const FOR_REVIEWERS = { path: ['role'], error: 'limits_for_reviewers' };

export const invitationInput = z
  .object({ email: emailInput, role: z.enum(ROLES), ...limits })
  .refine(fitsRole, FOR_REVIEWERS);
const userId = z.string().min(1).max(100);
export const roleGrantInput = z
  .object({ userId, role: z.enum(ROLES), ...limits })
  .refine(fitsRole, FOR_REVIEWERS);
export const memberInput = z.object({ userId });
export const sessionInput = z.object({ sessionId: z.uuid() });
export const tokenInput = z
  .object({ name: z.string().trim().min(1).max(80), scopes: z.array(z.enum(TOKEN_SCOPES)).min(1), ...limits })
  .refine((asked) => !asked.scopes.includes('admin') || !isLimited(asked), {
    path: ['scopes'],
    error: 'admin_without_limits',
  });
export const roleRemovalInput = z.object({ userId, role: z.enum(ROLES) });
export const tokenRevocationInput = z.object({ tokenId: z.uuid() });
/** Left out, limits are none. */
type Limitable<T> = Omit<T, keyof LimitsInput> & Partial<LimitsInput>;
export type InvitationInput = Limitable<z.output<typeof invitationInput>>;
export type TokenInput = Limitable<z.output<typeof tokenInput>>;
export type RoleGrantInput = Limitable<z.output<typeof roleGrantInput>>;
