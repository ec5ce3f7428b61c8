import { DEVICE_REVOKED, type Heard, type SyncAnswer, type SyncRequest } from './wire';

const PATIENCE_MS = 5000;
/** The first pages of the roster are large. */
const PATIENCE_AT_FIRST_MS = 20_000;
const ENDING: ReadonlySet<string> = new Set(['NOT_SIGNED_IN', 'NOT_ALLOWED', DEVICE_REVOKED]);

/** Asks the house as a device: with a patience, and never by an exception. */
export async function ask<T>(path: string, body: unknown, patienceMs = PATIENCE_MS): Promise<Heard<T>> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      cache: 'no-store',
      signal: AbortSignal.timeout(patienceMs),
    });
    const { status } = response;
    if (status >= 500 || status === 429 || status === 408) return { kind: 'unreachable' };
    const said = await response.json();
    if (response.ok) return { kind: 'answered', value: said as T };
    const code = String(said.code);
    return ENDING.has(code) ? { kind: 'ended', code } : { kind: 'refused', code };
  } catch {
    // No network, no answer in time, or a page of somebody else's in between, as hotels have them.
    return { kind: 'unreachable' };
  }
}

export const askSync = (request: SyncRequest): Promise<Heard<SyncAnswer>> =>
  ask('/gate/sync', request, request.cursor === null ? PATIENCE_AT_FIRST_MS : PATIENCE_MS);
/** The key of what the device keeps: 32 bytes in base64. */
export const askKey = (): Promise<Heard<{ key: string; deviceId: string }>> => ask('/gate/key', {});
