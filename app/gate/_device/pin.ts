import type { Operator } from './wire';

const ROUNDS = 200_000;

/** PBKDF2-SHA256 of a PIN, 32 bytes in hexadecimal; twin of the server's. */
export async function pinHash(pin: string, salt: string): Promise<string> {
  const bytes = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', bytes.encode(pin), 'PBKDF2', false, ['deriveBits']);
  const derived = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: bytes.encode(salt), iterations: ROUNDS },
    key,
    256,
  );
  return [...new Uint8Array(derived)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whose PIN it is: no two share one. */
export async function operatorOf(
  pin: string,
  operators: Operator[],
  salt: string,
): Promise<Operator | undefined> {
  const hash = await pinHash(pin, salt);
  return operators.find((one) => one.pinHash === hash);
}
