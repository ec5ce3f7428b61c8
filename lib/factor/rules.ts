import { Secret, TOTP } from 'otpauth';

/** What every authenticator app does without being asked (RFC 6238, and Google's key URI format). */
const STEP_SECONDS = 30;
const APP = { algorithm: 'SHA1', digits: 6, period: STEP_SECONDS };
/** One step to either side: a phone's clock may be half a minute off, and typing takes time. */
const WINDOW_STEPS = 1;
const appOf = (secret: string, more: { issuer?: string; label?: string } = {}) =>
  new TOTP({ ...APP, ...more, secret: Secret.fromBase32(secret) });

/** What the QR code says to the app. The label names the account among others on the phone. */
export const appUri = (secret: string, issuer: string, label: string): string =>
  appOf(secret, { issuer, label }).toString();

/** A secret or a code as it is read and typed by hand. */
export const inFours = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ');

/** The span of 30 seconds whose code this is, counted from 1970, or undefined for a wrong code. */
export function stepOf(secret: string, code: string, now: Date): number | undefined {
  const delta = appOf(secret).validate({ token: code, timestamp: now.getTime(), window: WINDOW_STEPS });
  return delta === null ? undefined : Math.floor(now.getTime() / 1000 / STEP_SECONDS) + delta;
}

/** The code that an app shows at a moment. */
export const codeAt = (secret: string, at: Date): string =>
  appOf(secret).generate({ timestamp: at.getTime() });

export const RECOVERY_CODES = 10;
/** From here on a person is told to make new ones. */
export const FEW_RECOVERY_CODES = 3;
/** Digits survive every keyboard layout. Sixteen are 53 bits: nothing to guess within any limit, nor from a keyed hash. */
export const RECOVERY_DIGITS = 16;

/** How long a pending enrolment, and a question to a passkey, may stay open. */
export const ENROLMENT_MINUTES = 15;
export const QUESTION_MINUTES = 5;

/** An address by number has no passkeys: browsers tie them to a name (WebAuthn, "relying party identifier"). */
export const hasPasskeys = (host: string): boolean => /[a-z]/i.test(host) && !host.includes(':');

/** A passkey whose count does not grow has a double; both at zero is a device that does not count. */
export const isCountSound = (before: number, now: number): boolean =>
  now > before || (now === 0 && before === 0);
