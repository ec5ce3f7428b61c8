import { z } from 'zod';
import { REQUIRED_OF } from '@/lib/auth/rules';
import { LOCALES } from '@/messages/locales';

const digits = (count: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFKC').replace(/[\s-]/g, ''))
    .pipe(
      z.string().regex(new RegExp(`^\\d{${count}}$`), {
        error: count === 6 ? 'invalid_code' : 'invalid_recovery_code',
      }),
    );
const locale = z.enum(LOCALES);

export const appCodeInput = z.object({ code: digits(6), locale });
export const recoveryInput = z.object({ code: digits(16), locale });
export const letterCodeInput = z.object({ challengeId: z.uuid(), code: digits(6) });
export const localeInput = z.object({ locale });

/** What a browser hands over of a passkey; the library judges what is in it. */
const base64 = z.base64url().max(20_000);
const credential = <R extends z.ZodRawShape>(response: R) =>
  z
    .string()
    .max(60_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'invalid' });
        return z.NEVER;
      }
    })
    .pipe(
      z.object({
        id: base64,
        rawId: base64,
        type: z.literal('public-key'),
        response: z.object({ clientDataJSON: base64, ...response }),
        clientExtensionResults: z.object({}).default({}),
      }),
    );
const attestation = credential({
  attestationObject: base64,
  transports: z
    .array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']))
    .max(10)
    .catch([]),
});
const assertion = credential({
  authenticatorData: base64,
  signature: base64,
  userHandle: base64.optional(),
});
export const newPasskeyInput = z.object({
  credential: attestation,
  name: z.string().trim().min(1).max(60),
  locale,
});
export const passkeyProofInput = z.object({ credential: assertion });
export type NewPasskeyInput = z.output<typeof newPasskeyInput>;
export type PasskeyProofInput = z.output<typeof passkeyProofInput>;

export const passkeyRemovalInput = z.object({ passkeyId: z.uuid(), locale });
export const resetInput = z.object({
  userId: z.string().min(1).max(100),
  reason: z.string().trim().min(1).max(500),
  locale,
});
export const ruleInput = z.object({ requiredOf: z.enum(REQUIRED_OF) });
