import { openDocuments } from '@/lib/consent/documents';
import { ok } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { addDelegations } from '@/lib/delegation/commands';
import { openEdition } from '@/lib/edition/commands';
import { addGates } from '@/lib/gate/commands';
import { openPools } from '@/lib/pool/commands';
import { FIRST_CATEGORIES } from './first-categories';
import { firstDocuments } from './first-documents';
import { FIRST_EDITION } from './first-edition';
import { FIRST_GATES, FIRST_PARTNERS, FIRST_ZONES } from './first-places';
import { FIRST_TRACKS } from './first-tracks';

/** Makes the first edition of a new installation; does nothing when there is one. */
export async function openFirstEdition(scope: Scope): Promise<void> {
  await inTransaction(scope, async (tx) => {
    const { registrationOpensAt } = FIRST_EDITION;
    const editionId = await openEdition(tx, {
      // An installation whose clock is behind still opens at once.
      edition: {
        ...FIRST_EDITION,
        registrationOpensAt: new Date(Math.min(registrationOpensAt.getTime(), tx.now.getTime())),
      },
      tracks: FIRST_TRACKS,
      categories: FIRST_CATEGORIES,
    });
    if (!editionId) return ok(undefined);
    await openPools(tx, editionId);
    await openDocuments(tx, editionId, firstDocuments());
    await addGates(tx, editionId, FIRST_ZONES, FIRST_GATES);
    await addDelegations(tx, editionId, FIRST_PARTNERS);
    return ok(undefined);
  });
}
