import { createHash } from 'node:crypto';

/** A recorded fact as the chain sees it. */
export type Fact = {
  id: string;
  at: Date;
  actor: string;
  action: string;
  subject: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  requestId: string;
};

export const CHAIN_START = '0'.repeat(64);

/** The hash of a fact over everything it says and the hash before it (SHA-256, hex). */
export function sealHash(previous: string, fact: Fact): string {
  const said = [
    fact.id,
    fact.at.toISOString(),
    fact.actor,
    fact.action,
    fact.subject,
    canonical(fact.before),
    canonical(fact.after),
    fact.requestId,
  ];
  return createHash('sha256')
    .update(JSON.stringify([previous, ...said]))
    .digest('hex');
}

/** JSON with sorted keys: jsonb does not keep the order in which the keys were written. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}
