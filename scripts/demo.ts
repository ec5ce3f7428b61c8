import { migrate } from '@/db/migrate';
import { system } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { connection } from '@/lib/core/connection';
import { env } from '@/lib/core/env';
import { newId } from '@/lib/core/id';
import { countRegistrations } from '@/lib/dashboard/queries';
import { openFirstEdition } from '@/lib/installation/commands';
import { seedRegistrations } from '@/lib/seed/commands';
import { say, withProgress } from './progress';
import { run } from './run';

const PEOPLE = { count: 3200, randomSeed: 1, isForDemo: true };

await run({ fill: fillForum });

/** A forum in full swing; one that has registrations already is left as it is. */
async function fillForum(): Promise<void> {
  await migrate(env().DATABASE_URL);
  const scope = { db: connection().db, actor: system('demo'), now: clock.now(), requestId: newId() };
  await openFirstEdition(scope);
  if ((await countRegistrations(scope, {})) > 0) {
    say('There are registrations already: the demo adds none.');
    return;
  }
  await withProgress(`Inviting ${PEOPLE.count} people who do not exist`, () =>
    seedRegistrations(scope, PEOPLE),
  );
}
