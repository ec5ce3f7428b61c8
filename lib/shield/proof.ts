import { type Challenge, createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import type { Db } from '@/db/client';
import { after, MINUTE_MS } from '@/lib/core/clock';
import { keyedHash } from '@/lib/core/crypto';
import { ok, type Result, refuse } from '@/lib/core/result';
import { spend } from '@/lib/limit/commands';
import { LIMITS } from '@/lib/limit/rules';

/**
 * A task of some thousand short derivations: one to three seconds of a telephone while its owner reads what is to be agreed
 * to, and weeks of a machine for whoever wants a million of them. We derive once to make it and not at all to check it.
 */
const COST = 1000;
const FEWEST = 2000;
const MOST = 4000;
export const PROOF_MINUTES = 20;

const secrets = () => ({
  hmacSignatureSecret: keyedHash('task', 'proof-of-work'),
  hmacKeySignatureSecret: keyedHash('solution', 'proof-of-work'),
});

/** A task for somebody's machine, signed by this installation; nothing of it is kept. */
export const newTask = (now: Date): Promise<Challenge> =>
  createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: COST,
    counter: randomInt(MOST, FEWEST),
    deriveKey,
    expiresAt: after(now, PROOF_MINUTES * MINUTE_MS),
    ...secrets(),
  });

const LONGEST_PROOF = 4000;
const shape = z.object({
  challenge: z.object({ parameters: z.looseObject({ keySignature: z.string() }), signature: z.string() }),
  solution: z.object({
    counter: z
      .int()
      .min(0)
      .max(2 ** 32 - 1),
    derivedKey: z.string().max(200),
  }),
});

/**
 * Takes a solved task as the widget sends it, JSON in base64. It counts once, on whichever instance it is shown, and for
 * twenty minutes.
 */
export async function takeProof(db: Db, text: unknown): Promise<Result<void, 'PROOF_NEEDED'>> {
  const shown = typeof text === 'string' && text.length <= LONGEST_PROOF ? readProof(text) : undefined;
  if (!shown || !(await isSolved(shown))) return refuse('PROOF_NEEDED');
  const spent = await spend(db, LIMITS.sameProof, shown.challenge.signature);
  return spent.ok ? ok(undefined) : refuse('PROOF_NEEDED');
}

type Shown = z.output<typeof shape>;

function readProof(text: string): Shown | undefined {
  try {
    return shape.safeParse(JSON.parse(Buffer.from(text, 'base64').toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

/** What a stranger puts into the parameters changes the signature; that it cannot be read at all is a refusal like any other. */
async function isSolved({ challenge, solution }: Shown): Promise<boolean> {
  try {
    const judged = await verifySolution({
      challenge: challenge as unknown as Challenge,
      solution,
      deriveKey,
      ...secrets(),
    });
    return judged.verified;
  } catch {
    return false;
  }
}
