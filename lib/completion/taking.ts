import { eq } from 'drizzle-orm';
import { completedPart, completion, type VaultKind } from '@/db/schema';
import type { TxScope } from '@/lib/core/scope';
import { keep } from '@/lib/vault/commands';
import { kept } from '@/lib/vault/queries';
import { completionOf } from './queries';

const PAPERS = ['document', 'birth', 'visa'] as const satisfies VaultKind[];

/** Gives one registration the papers and the journey of another of the same person, as far as it has none itself. */
export async function takeParts(tx: TxScope, from: string, to: string): Promise<void> {
  const [theirs, own] = await Promise.all([completionOf(tx, from), completionOf(tx, to)]);
  for (const kind of PAPERS) {
    // What an invitation needs belongs to the answer that asks for one.
    if (kind === 'visa' && own?.visaNeed) continue;
    const papers = await kept(tx, from, kind);
    if (papers && !(await kept(tx, to, kind))) await keep(tx, to, kind, papers);
  }
  if (theirs) {
    // The lines of a name go with the name and not with the journey.
    const { visaNeed, arrival, departure } = { ...theirs, ...present(own) };
    const set = { visaNeed, arrival, departure };
    await tx.db
      .insert(completion)
      .values({ registrationId: to, ...set })
      .onConflictDoUpdate({ target: completion.registrationId, set });
  }
  const done = await tx.db.select().from(completedPart).where(eq(completedPart.registrationId, from));
  const taken = done.filter(({ part }) => part !== 'names').map((row) => ({ ...row, registrationId: to }));
  if (taken.length > 0) await tx.db.insert(completedPart).values(taken).onConflictDoNothing();
}

const present = <T extends object>(row: T | undefined): Partial<T> =>
  Object.fromEntries(Object.entries(row ?? {}).filter(([, value]) => value !== null)) as Partial<T>;
