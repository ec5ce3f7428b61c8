import { MINUTE_MS } from '@/lib/core/clock';

/** A code that was shown and not used is worth nothing after this. */
export const ENROLMENT_MS = 15 * MINUTE_MS;

/** How long a device may be left alone before it asks who holds it. */
export const LOCK_AFTER_MS = 5 * MINUTE_MS;

/** Longer than any forum with its days of setting up; then it is enrolled anew. */
export const DEVICE_DAYS = 30;

export const keyContext = (deviceId: string): string => `device:${deviceId}`;

/** Rounds of PBKDF2-SHA256 that stand between a PIN and what is kept of it; 32 bytes, in hex. */
export const PIN_ROUNDS = 200_000;
