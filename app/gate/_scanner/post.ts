import type { FoundAtGate, ScanAnswer } from '@/lib/gate/queries';
import type { Outcome, Reading } from './queue';

const PATIENCE_MS = 5000;

type Reply<T> = { kind: 'answered'; value: T } | { kind: 'refused'; sentence: string } | undefined;

/** Undefined when nothing can be said: no network, no answer in time, a server that is not well. */
async function post<T>(path: string, body: unknown, stop?: AbortSignal): Promise<Reply<T>> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      cache: 'no-store',
      signal: stop ? AbortSignal.any([stop, patience]) : patience,
    });
    if (response.status >= 500 || response.status === 429) return undefined;
    const said = await response.json();
    return response.ok
      ? { kind: 'answered', value: said }
      : { kind: 'refused', sentence: String(said.title) };
  } catch {
    return undefined;
  }
}

export async function sendReading(reading: Reading): Promise<Outcome | undefined> {
  const reply = await post<ScanAnswer>('/gate/readings', reading);
  return reply?.kind === 'answered' ? { kind: 'answered', answer: reply.value } : reply;
}

export const findPeople = (typed: string, stop: AbortSignal): Promise<Reply<FoundAtGate[]>> =>
  post('/gate/people', { typed }, stop);
