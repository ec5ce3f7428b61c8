import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { type AmendRefusal, amend } from '@/lib/registration/amendment';
import { latinName } from '@/lib/registration/rules';
import { type CompleteRefusal, complete, put } from './commands';
import type { NamesInput } from './input';

/**
 * Keeps the lines in which a name stands on the badge. The same name broken otherwise changes nothing else; another name goes
 * the way of every change of who somebody is, and for that its bearer must know that it stops the ticket.
 */
export function saveNames(
  scope: Scope,
  { reference, first, second }: NamesInput,
  { knowsItStops = false }: { knowsItStops?: boolean } = {},
): Promise<Result<void, CompleteRefusal | AmendRefusal>> {
  return complete<AmendRefusal>(scope, reference, 'names', async (tx, own) => {
    const lines = second ? [first, second] : [first];
    const name = lines.join(' ');
    if (name !== (own.badgeName ?? latinName(own))) {
      const amended = await amend(tx, reference, { badgeName: name }, { knowsItStops });
      if (!amended.ok) return refuse(amended.refusal.code, amended.refusal.details);
    }
    await put(tx, own.id, { badgeLines: lines });
    return ok(undefined);
  });
}
