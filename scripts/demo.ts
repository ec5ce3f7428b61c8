import { connection } from '@/lib/core/connection';
import { env } from '@/lib/core/env';
import { countRegistrations } from '@/lib/dashboard/queries';
import { openInstallation } from '@/lib/installation/opening';
import { seedRegistrations } from '@/lib/seed/commands';
import { say, withProgress } from './progress';
import { run } from './run';

const PEOPLE = { count: 3200, randomSeed: 1, isForDemo: true };

await run({ fill: fillForum });

/** A forum in full swing; one that has registrations already is left as it is. */
async function fillForum(): Promise<void> {
  const scope = await openInstallation(env().DATABASE_URL, connection().db, 'demo');
  if ((await countRegistrations(scope, {})) > 0) {
    say('There are registrations already: the demo adds none.');
    return;
  }
  await withProgress(`Inviting ${PEOPLE.count} people who do not exist`, () =>
    seedRegistrations(scope, PEOPLE),
  );
}
