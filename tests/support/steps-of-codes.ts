import { eq } from 'drizzle-orm';
import { invitation } from '@/db/schema';
import { newId } from '@/lib/core/id';
import { ok } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { endAll, endExpiredInvitations } from '@/lib/invitation/commands';
import { hashCode } from '@/lib/invitation/queries';
import { CODE_ALPHABET } from '@/lib/invitation/rules';
import { lockSeats } from '@/lib/pool/book';
import { reserveSeats } from '@/lib/pool/caps';
import type { Code } from './model';
import { capsOf } from './model';
import { endCode, makeCode } from './model-acts';
import { minutesLater } from './people';
import type { Act, Step } from './step';
import type { World } from './world';

/** A code of its own for each number. */
export const codeText = (number: number): string =>
  Array.from({ length: 12 }, (_, at) => CODE_ALPHABET[Math.floor(number / 32 ** at) % 32]).join('');

export function makingCode(world: World, step: Extract<Step, { do: 'makeCode' }>): Act {
  const { pool, category, delegation, maxUses, approves, isForAll } = step.code;
  const reserved = isForAll ? 0 : Math.min(step.reserved, maxUses);
  const code: Code = { ...step.code, reserved, uses: 0, isEnded: false };
  const made = { id: newId(), typed: codeText(world.codes.length) };
  return {
    real: async (scope) => [
      await inTransaction<void, 'SEATS_SHORT'>(scope, async (tx) => {
        const book = await lockSeats(tx);
        const taken = await reserveSeats(tx, book, [{ wish: { pool, caps: capsOf(code) }, seats: reserved }]);
        if (!taken.ok) return taken;
        await tx.db.insert(invitation).values({
          ...made,
          editionId: world.editionId,
          batchId: made.id,
          codeHash: hashCode(made.typed),
          sealedCode: Buffer.alloc(0),
          label: 'the model',
          category,
          delegationId: delegation,
          pool: isForAll ? null : pool,
          maxUses,
          reservedSeats: reserved,
          approves,
          createdBy: 'the model',
          createdAt: tx.now,
        });
        return ok(undefined);
      }),
    ],
    ideal: () => {
      const answer = makeCode(world.model, code);
      if (answer === 'ok') world.codes.push(made);
      return [answer];
    },
  };
}

export function endingCode(
  world: World,
  step: Extract<Step, { code: number; do: 'endCode' | 'expireCode' }>,
): Act | undefined {
  const at = step.code % world.codes.length;
  const [made, code] = [world.codes[at], world.model.codes[at]];
  if (!made || !code) return undefined;
  const ideal = () => [endCode(code) ?? 'ok'];
  if (step.do === 'endCode') {
    return {
      ideal,
      real: async (scope) => [
        await inTransaction(scope, async (tx) => ok(await endAll(tx, await lockSeats(tx), [made.id]))),
      ],
    };
  }
  return {
    ideal,
    isOfMany: true,
    real: async (scope) => {
      await scope.db
        .update(invitation)
        .set({ expiresAt: minutesLater(-1, scope.now) })
        .where(eq(invitation.id, made.id));
      await endExpiredInvitations(scope);
      return [ok(undefined)];
    },
  };
}
