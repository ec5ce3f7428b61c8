import { CONSENT_PURPOSES } from '@/db/schema';
import { askedVersions, consentsOf, documentsOf } from '@/lib/consent/queries';
import { appliesTo, isNeeded, outstandingIn, standingVersion } from '@/lib/consent/rules';
import type { Scope } from '@/lib/core/scope';
import type { Edition } from '@/lib/edition/rules';
import type { Registration } from '@/lib/registration/intake';
import { isActive } from '@/lib/registration/rules';

/** Where one's own consents stand: each purpose that concerns the person, the text that counts, and what was given and taken back. */
export async function ownConsents(scope: Scope, registration: Registration, edition: Edition) {
  const [given, documents, asked] = await Promise.all([
    consentsOf(scope, registration.id),
    documentsOf(scope),
    askedVersions(scope),
  ]);
  const owed = isActive(registration.state) ? outstandingIn(given, asked) : [];
  return CONSENT_PURPOSES.filter((purpose) => appliesTo(purpose, edition, registration)).flatMap(
    (purpose) => {
      const document = documents.find((one) => one.purpose === purpose);
      const history = given.filter((one) => one.purpose === purpose);
      return document
        ? [
            {
              purpose,
              document,
              isNeeded: isNeeded(purpose),
              standing: standingVersion(history, purpose),
              last: history.at(-1),
              isOwed: owed.some((one) => one === purpose),
            },
          ]
        : [];
    },
  );
}
export type OwnConsent = Awaited<ReturnType<typeof ownConsents>>[number];
